/*
 * class.h: grades a folder of submissions.
 */
#ifndef LAB_GRADE_CLASS_H
#define LAB_GRADE_CLASS_H

#include <stdbool.h>

#include "lab/grade/grader.h"

/* What the command line says about a class. */
struct class_options {
    struct grader_options grader;
    const char *output; /* where the results go, NULL: BUILD/grades/NAME */
    bool unsafe;        /* grade even where there is no sandbox */
};

/* Grades each sub-folder of FOLDER, by the exercise of the lab EXERCISE (find.h). Returns
   the exit status: 0 when every one could be graded. */
int class_grade(const char *folder, const char *exercise, const struct class_options *options);

#endif
