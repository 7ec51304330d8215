/*
 * find.h: what there is to grade, and by which exercise.
 */
#ifndef LAB_GRADE_FIND_H
#define LAB_GRADE_FIND_H

#include <stdbool.h>

/* The folder of the lab whose exercise the submission FOLDER is about: NAMED, unless that
   is NULL, or labs/ and the last part of its own path. To be freed; NULL after a message. */
char *find_exercise(const char *named, const char *folder);

/* Whether PATH is a folder; if not, after a message. */
bool find_folder(const char *path);

#endif
