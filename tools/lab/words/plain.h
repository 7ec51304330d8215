/*
 * plain.h: a line that a program printed, made plain.
 *
 * What a compiler, a linker or a loader prints of one fault differs with the terminal and the
 * language: colours, links, kinds of quotes. A plain line has none of it, so that it can be
 * compared, and shown on any terminal.
 */
#ifndef LAB_WORDS_PLAIN_H
#define LAB_WORDS_PLAIN_H

#include <stddef.h>

enum { PLAIN_MOST = 16384 }; /* bytes of a plain line: no message is longer */

/* The line of LENGTH bytes made plain, to be freed: without the sequences that colour it or
   make links, with ' for each kind of quote and one blank for several, none at its ends; bytes
   that are no printable text are shown as \xNN. It is cut after PLAIN_MOST bytes. */
char *plain_line(const char *bytes, size_t length);

#endif
