/*
 * single.h: grades one submission, and reports.
 */
#ifndef LAB_GRADE_SINGLE_H
#define LAB_GRADE_SINGLE_H

#include <stdbool.h>

#include "lab/grade/grader.h"
#include "lab/session/terminal.h"

/* What the command line says about the report. */
struct single_options {
    struct grader_options grader;
    const char *format; /* text, tap, junit or json; NULL: text */
    const char *output; /* the folder for grade.json and grade.xml, NULL: none */
    enum color color;
    bool every; /* explain every check that fails, not only the first */
};

/* Grades FOLDER, prints the report and leaves the grade in GRADE, to be freed. With
   STUDY it is for the student who works there: nothing is written to OUTPUT. Paths in
   HIDDEN are kept from what is graded. Returns 0, or -1 after a message or an interrupt. */
int single_report(const struct single_options *options, const struct exercise *exercise,
                  const struct lines *hidden, const char *folder, bool study, struct grade *grade);

/* Grades the submission FOLDER, by the exercise of the lab EXERCISE (find.h). Returns the
   exit status: 0 for full marks. */
int single_grade(const char *folder, const char *exercise, const struct single_options *options);

#endif
