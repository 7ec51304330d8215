/*
 * lint.h: the rules for the commands of a lab, apart from those for its text.
 */
#ifndef LAB_LINT_H
#define LAB_LINT_H

#include "lab/document.h"

/* The reader of complaints: LINE of the document breaks a rule. */
struct linter {
    const struct document *document;
    int complaints;
};

/* Prints that LINE breaks a rule. */
void complain(struct linter *linter, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Checks the block with INDEX, whatever it is, by the rules for any document. */
void lint_block(struct linter *linter, size_t index);

/* Checks what a command says. */
void lint_command(struct linter *linter, const struct block *block, const struct command *command);

#endif
