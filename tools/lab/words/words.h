/*
 * words.h: the words of a shell command, as far as lint needs them.
 */
#ifndef LAB_WORDS_WORDS_H
#define LAB_WORDS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* One word or operator. Quotes are part of TEXT. */
struct word {
    char *text;
    bool is_command;  /* it stands where the shell looks for a command's name */
    bool is_operator; /* one of ; & && | || ( ) or a newline */
};

struct words {
    struct word *item;
    size_t count;
};

/* Splits COMMAND, what is between $( and ) included; the contents of
   here-documents and of quotes are not looked into. */
void words_split(struct words *words, const char *command);
void words_free(struct words *words);

/* Where the first $NAME stands in COMMAND that the shell would expand and, with
   SPLIT, would also split at blanks; NULL if there is none. */
const char *words_expansion(const char *command, const char *name, bool split);

#endif
