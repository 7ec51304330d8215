/*
 * check.h: checks a student's work.
 */
#ifndef LAB_STUDENT_CHECK_H
#define LAB_STUDENT_CHECK_H

#include "lab/grade/single.h"
#include "lab/student/desk.h"

/* Checks the work at DESK, which must be begun, prints the report and notes the points.
   Returns 1 for full marks, 0 for less, -1 if it could not be graded. */
int check_desk(struct desk *desk, const struct single_options *options);

/* Checks the work on the exercise of LAB below WORK. Returns the exit status: 0 whenever
   it could be graded. */
int check_work(const char *lab, const char *work, const struct single_options *options);

#endif
