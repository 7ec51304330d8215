/*
 * step.h: the steps of a lab, its headings of the second level.
 */
#ifndef LAB_COURSE_STEP_H
#define LAB_COURSE_STEP_H

#include "lab/course/document.h"

/* Whether BLOCK begins a step. */
bool step_begins(const struct block *block);

/* The block that begins the step called NAME, "7.4" or "4"; the block count if none does. */
size_t step_find(const struct document *document, const char *name);

/* The block that begins the step after the block INDEX; the block count if none does. */
size_t step_next(const struct document *document, size_t index);

/* The block that begins the step of the block INDEX; the block count before the first step. */
size_t step_current(const struct document *document, size_t index);

/* The number of the step that the block INDEX belongs to, "7.4", or its heading's first
   word, or "start" before the first one; to be freed. */
char *step_name(const struct document *document, size_t index);

/* Whether there is a step called NAME to begin with; if not, after a message. */
bool step_is_known(const struct document *document, const char *name);

#endif
