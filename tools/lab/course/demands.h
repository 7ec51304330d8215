/*
 * demands.h: does an exercise's grader check what its task demands, and nothing else?
 *
 * The task says <!-- demands: soname links --> below each of its demands, check.md the same in
 * the check that sees to it. The words are only names that both sides share.
 */
#ifndef LAB_COURSE_DEMANDS_H
#define LAB_COURSE_DEMANDS_H

#include "lab/course/complaint.h"

/* Complains of each demand of the lab that LINTER looks at which no check of its exercise has,
   and of the other way round. A lab without exercise/check.md has nothing to compare, nor has
   one where neither side names any. */
void demands_compare(struct linter *linter);

#endif
