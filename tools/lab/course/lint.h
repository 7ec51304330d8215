/*
 * lint.h: the rules of the lab format that reading alone does not enforce.
 */
#ifndef LAB_COURSE_LINT_H
#define LAB_COURSE_LINT_H

#include "lab/course/complaint.h"

/* Checks the block with INDEX, whatever it is, by the rules for any document. */
void lint_block(struct linter *linter, size_t index);

/* Checks the labs FILES by all rules. Returns the exit status: 0, or 1 after messages. */
int lint_labs(const struct lines *files);

#endif
