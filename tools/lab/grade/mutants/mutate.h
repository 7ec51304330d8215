/*
 * mutate.h: small changes to a right answer, each of which should make it wrong.
 *
 * Mutation testing of graders: whoever leaves out an option, a prerequisite or a statement
 * has another answer than the solution. Here the changes are found in the text of one
 * file; mutants.h has them graded.
 */
#ifndef LAB_GRADE_MUTANTS_MUTATE_H
#define LAB_GRADE_MUTANTS_MUTATE_H

#include "lab/grade/mutants/mutation.h"

/* Adds to MUTATIONS, whose text and own lines are set, the changes that make sense in the
   file NAME. Its kind follows from its name: a Makefile, a shell script, answers, C, or
   else a linker's script. */
void mutate(struct mutations *mutations, const char *name);

#endif
