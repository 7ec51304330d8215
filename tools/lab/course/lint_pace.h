/*
 * lint_pace.h: does a lab give its reader something to do often enough?
 */
#ifndef LAB_COURSE_LINT_PACE_H
#define LAB_COURSE_LINT_PACE_H

#include "lab/course/complaint.h"

/* Warns of stretches that are longer than a screen, and of steps that ask nothing. */
void lint_pace(struct linter *linter);

#endif
