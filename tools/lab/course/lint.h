/*
 * lint.h: the rules of the lab format that reading alone does not enforce.
 */
#ifndef LAB_COURSE_LINT_H
#define LAB_COURSE_LINT_H

#include "lab/course/complaint.h"

/* What becomes of warnings. */
struct lint_options {
    bool count;  /* they are not printed, but a table of how many there are in each lab */
    bool strict; /* they count as errors */
};

/* Checks the block with INDEX, whatever it is, by the rules for any document. */
void lint_block(struct linter *linter, size_t index);

/* Checks the labs FILES by all rules; the table goes to standard output. Returns the exit
   status: 0, or 1 after errors. */
int lint_labs(const struct lines *files, const struct lint_options *options);

#endif
