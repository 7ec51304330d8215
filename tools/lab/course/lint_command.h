/*
 * lint_command.h: the rules for the commands of a lab.
 */
#ifndef LAB_COURSE_LINT_COMMAND_H
#define LAB_COURSE_LINT_COMMAND_H

#include "lab/course/complaint.h"

/* Checks what COMMAND, in BLOCK of the linter's document, says. */
void lint_command(struct linter *linter, const struct block *block, const struct command *command);

#endif
