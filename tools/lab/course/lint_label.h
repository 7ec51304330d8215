/*
 * lint_label.h: sentences that say what the engine shows at the margin.
 */
#ifndef LAB_COURSE_LINT_LABEL_H
#define LAB_COURSE_LINT_LABEL_H

#include "lab/course/complaint.h"

/* Warns where the block with INDEX is a paragraph above a fence with a condition, and one of
   its sentences says no more than this condition: "With glibc only:". */
void lint_label(struct linter *linter, size_t index);

#endif
