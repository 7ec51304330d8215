/*
 * equivalent.h: which mutants are right answers, too?
 *
 * The file `equivalent` of an exercise says so, and why. It holds lines that a mutant's name
 * must fit, with [..] for any text, and below them the reason:
 *
 *   Makefile: -g left out of: [..]
 *   why: what a debugger needs changes nothing of what is asked
 *
 * Empty lines and lines that begin with # are for its reader.
 */
#ifndef LAB_GRADE_MUTANTS_EQUIVALENT_H
#define LAB_GRADE_MUTANTS_EQUIVALENT_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/words/text.h"

struct equivalent {
    char *file;            /* for messages */
    struct lines patterns; /* an empty string for a line that is none */
    bool *used;            /* for each: whether a mutant has fitted it */
};

/* Reads the file `equivalent` of the exercise in FOLDER; that there is none is no fault.
   Returns 0, or -1 after a message; either way the caller calls equivalent_close. */
int equivalent_open(struct equivalent *equivalent, const char *folder);
void equivalent_close(struct equivalent *equivalent);

/* Whether the mutant NAME, which gets full marks, is a right answer. */
bool equivalent_has(struct equivalent *equivalent, const char *name);

/* Complains of each pattern that no mutant has fitted. Returns how many there are. */
size_t equivalent_unused(const struct equivalent *equivalent);

#endif
