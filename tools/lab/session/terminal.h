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
    bool moves;   /* the terminal is no dumb one: it can go back in a line */
    int width;    /* columns, for prose at most WIDEST_PROSE */
};

/* Longer lines of prose are hard to read, however wide the screen. */
enum { WIDEST_PROSE = 100 };

/* Looks at standard input and output, the environment and the user's choice. */
struct terminal terminal_open(enum color choice);

/* Looks again how wide the terminal is: it may have changed. */
void terminal_measure(struct terminal *terminal);

/* The rows and columns that the terminal has now, 24 and 80 where that is not known. */
void terminal_size(int *rows, int *columns);

/* Appends TEXT in STYLE to TO, as the terminal is to be given it. */
void terminal_add(const struct terminal *terminal, struct text *to, enum style style,
                  const char *text);

/* Appends a block that is not run: heading, prose or shown fence, each with a blank line
   before it. Comments add nothing. */
void terminal_add_block(const struct terminal *terminal, struct text *to,
                        const struct block *block);

/* Prints TEXT on standard output in STYLE. */
void terminal_print(const struct terminal *terminal, enum style style, const char *text);

/* Prints what terminal_add_block appends. */
void terminal_block(const struct terminal *terminal, const struct block *block);

/* Prints PROMPT and waits for a key; takes the prompt away again. Returns what key_read does
   (key.h; Enter is '\n'), or 0 for Ctrl-D, at the end of input or on an interrupt. */
int terminal_key(const struct terminal *terminal, const char *prompt);

/* The same for one of the bytes of KEYS; other keys do nothing. */
int terminal_ask(const struct terminal *terminal, const char *prompt, const char *keys);

/* Makes this process the terminal's foreground again, after a shell had it. */
void terminal_take_back(void);

#endif
