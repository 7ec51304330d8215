/* grade_all.h: what the verbs that grade have in common. */
#ifndef LAB_GRADE_ALL_H
#define LAB_GRADE_ALL_H

#include "lab/grade.h"
#include "lab/views.h"

/* Grades a folder of submissions (views.h); returns the exit status. */
int grade_all(const struct options *options);

/* Grades FOLDER, prints the report and leaves the grade in GRADE, to be freed. With
   STUDY the student sits there. Paths in HIDDEN are kept from what is graded. Returns 0,
   or -1 after a message or an interrupt. */
int grade_one(const struct options *options, const struct exercise *exercise,
              const struct lines *hidden, const char *folder, bool study, struct grade *grade);

/* The folder of the lab whose exercise FOLDER is about, by --exercise or by its name; to
   be freed; NULL after a message. */
char *grade_find_exercise(const struct options *options, const char *folder);

/* Whether PATH is a folder; if not, after a message. */
bool grade_is_folder(const char *path);

#endif
