/*
 * terminal.h: text for people: prose wrapped to the width, colours, and keys.
 */
#ifndef LAB_SESSION_TERMINAL_H
#define LAB_SESSION_TERMINAL_H

#include <stdbool.h>

#include "base/usage.h"
#include "lab/course/document.h"

/* How things look. The names say what is shown, not which colour it has. */
enum style { PLAIN, TITLE, HEADING, LABEL, CODE, COMMAND, NOTE, PROBLEM, FADED };

struct terminal {
    bool color;   /* styles are shown */
    bool listens; /* somebody sits there: both input and output are a terminal */
    int width;    /* columns, for prose at most WIDEST_PROSE */
};

/* Longer lines of prose are hard to read, however wide the screen. */
enum { WIDEST_PROSE = 100 };

/* Looks at standard input and output, the environment and the user's choice. */
struct terminal terminal_open(enum color choice);

/* Prints TEXT on standard output in STYLE. */
void terminal_print(const struct terminal *terminal, enum style style, const char *text);

/* Prints a block that is not run: heading, prose or shown fence, each with a blank
   line before it. Comments print nothing. */
void terminal_block(const struct terminal *terminal, const struct block *block);

/* Prints PROMPT and waits for one of the bytes of KEYS (Enter is '\n'); takes the
   prompt away again. Returns the key, or 0 at the end of input or on an interrupt. */
int terminal_ask(const struct terminal *terminal, const char *prompt, const char *keys);

/* Makes this process the terminal's foreground again, after a shell had it. */
void terminal_take_back(void);

#endif
