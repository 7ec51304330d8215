/*
 * typed.h: a command as it is typed at a prompt.
 */
#ifndef LAB_WORDS_TYPED_H
#define LAB_WORDS_TYPED_H

#include "lab/words/text.h"

/* Appends to LINES how COMMAND is typed: its first line behind "$ ", the others behind "> ".
   A line of more than COLUMNS characters is broken with " \" at a blank where that changes
   nothing for the shell: outside of words, quotes, comments and here-documents; what follows
   is indented. Where there is no such blank, the line stays too long. COLUMNS 0 breaks none. */
void typed_lines(struct lines *lines, const char *command, int columns);

#endif
