/*
 * lint_page.h: do the commands and sentences of a lab read as an engineer would type and say
 * them?
 */
#ifndef LAB_COURSE_LINT_PAGE_H
#define LAB_COURSE_LINT_PAGE_H

#include "lab/course/complaint.h"

/* Warns of commands that are wider than a screen, of those that print their own verdict, of
   parts of an error message that nobody has seen whole, and of sentences that say what the
   label of a fence says. */
void lint_page(struct linter *linter);

#endif
