/*
 * prove.h: do the graders of exercises tell right from wrong?
 */
#ifndef LAB_GRADE_PROVE_H
#define LAB_GRADE_PROVE_H

#include "lab/grade/grader.h"

/* Proves the exercises of the labs in the folders LABS: start fails, the right answers get
   full marks, each wrong one fails what its EXPECT says, and every check is failed by one.
   TAP on standard output. Returns the exit status. */
int prove_exercises(const struct lines *labs, const struct grader_options *options);

#endif
