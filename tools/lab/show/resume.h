/*
 * resume.h: where a demonstration was left, and where the next one begins.
 */
#ifndef LAB_SHOW_RESUME_H
#define LAB_SHOW_RESUME_H

#include "lab/course/document.h"
#include "lab/session/terminal.h"

/* Asks the user whether to go on at the step where NOTE, a file, says that he has left.
   Returns that step's name, to be freed; NULL for the beginning. */
char *resume_ask(const struct terminal *terminal, const struct document *document,
                 const char *note);

/* Writes into NOTE that the user has left in the block INDEX; failing to is no harm. */
void resume_note(const struct document *document, size_t index, const char *note);

#endif
