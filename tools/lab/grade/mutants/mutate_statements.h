/*
 * mutate_statements.h: the changes to statements of C and of linker scripts.
 */
#ifndef LAB_GRADE_MUTANTS_MUTATE_STATEMENTS_H
#define LAB_GRADE_MUTANTS_MUTATE_STATEMENTS_H

#include "lab/grade/mutants/mutation.h"

/* Adds the changes to statements: each statement, block with what stands in front of it, and
   line for the preprocessor left out; with IS_C each attribute and storage class or
   qualifier too, otherwise each label and the parent of a version node. */
void change_statements(struct mutations *list, bool is_c);

#endif
