/*
 * mutants.h: does a grader notice when a right answer is damaged?
 */
#ifndef LAB_GRADE_MUTANTS_MUTANTS_H
#define LAB_GRADE_MUTANTS_MUTANTS_H

#include "lab/grade/grader.h"

/* Has every mutant of the solutions of LABS graded, and prints those that get full marks
   without being named in the exercise's file `equivalent`, and a table of how many there are
   of each kind. What was found out is kept in build/mutants/, so that a run can be ended and
   taken up again. Returns the exit status: 0 when none survives. */
int mutants_prove(const struct lines *labs, const struct grader_options *options);

#endif
