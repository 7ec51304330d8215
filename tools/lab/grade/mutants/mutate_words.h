/*
 * mutate_words.h: the changes to words of commands, rules and lists.
 */
#ifndef LAB_GRADE_MUTANTS_MUTATE_WORDS_H
#define LAB_GRADE_MUTANTS_MUTATE_WORDS_H

#include "lab/grade/mutants/mutation.h"

/* What the words of a line are: it says which may be left out, and whether their order
   counts. */
enum words_kind {
    WORDS_OF_COMMANDS,     /* the first of each command stays */
    WORDS_OF_A_LIST,       /* the value of a variable */
    WORDS_OF_TARGETS,      /* of a rule: one stays, the order is nothing */
    WORDS_OF_PREREQUISITES /* the order is nothing */
};

/* Adds the changes to the words of the text from AT to END: each left out, neighbours
   exchanged, -lNAME as a path, parts of -Wl, and modifiers of ar left out, quotes dropped,
   $$ halved; and the same inside of $(...). */
void change_words(struct mutations *list, size_t at, size_t end, enum words_kind kind);

#endif
