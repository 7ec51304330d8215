/*
 * lint_note.h: the rules for what a lab's text says to its teacher only.
 */
#ifndef LAB_COURSE_LINT_NOTE_H
#define LAB_COURSE_LINT_NOTE_H

#include <stddef.h>

#include "lab/course/complaint.h"

/* Looks at the comment with the INDEX among the document's blocks; one that is neither a
   note nor minutes, nor was meant to be, is none of its business. */
void lint_note(struct linter *linter, size_t index);

#endif
