/*
 * watch.h: checks a student's work whenever it changes.
 */
#ifndef LAB_STUDENT_WATCH_H
#define LAB_STUDENT_WATCH_H

#include "lab/grade/single.h"

/* Checks the work on the exercise of LAB below WORK, again after every change, until it
   has full marks or the user ends it. Returns the exit status: 0 for full marks. */
int watch_work(const char *lab, const char *work, const struct single_options *options);

#endif
