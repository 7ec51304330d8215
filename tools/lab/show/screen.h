/*
 * screen.h: what an audience sees, a screenful at a time.
 *
 * Everything that a demonstration prints goes through a screen. It counts the rows since
 * the last stop, and takes no more than fits: the player then stops, and goes on with the
 * rest. What was shown between two stops is kept, so that it can be shown again. Where
 * nobody sits there to press a key, all is taken at once.
 */
#ifndef LAB_SHOW_SCREEN_H
#define LAB_SHOW_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/session/terminal.h"
#include "lab/words/text.h"

struct screen {
    const struct terminal *terminal;
    bool pages;             /* it takes no more than fits */
    int rows, columns;      /* of the terminal, looked at anew at each stop */
    int used;               /* rows that are full since the last stop */
    int column;             /* how much of the row under way is full */
    struct text stretch;    /* what was shown since the last stop */
    struct lines stretches; /* what was shown before, from stop to stop */
};

/* Begins an empty screen for TERMINAL, which must live as long. */
void screen_open(struct screen *screen, const struct terminal *terminal, bool pages);
void screen_close(struct screen *screen);

/* Shows as much of the LENGTH bytes at BYTES as fits and returns how much that was. They are
   text with the terminal's own sequences in it, which take no room. */
size_t screen_show(struct screen *screen, const char *bytes, size_t length);

/* How many rows TEXT takes on an empty screen. */
int screen_rows(const struct screen *screen, const char *text);

/* Whether ROWS more fit. */
bool screen_fits(const struct screen *screen, int rows);

/* Whether anything was shown since the last stop. */
bool screen_is_fresh(const struct screen *screen);

/* A stop: keeps what was shown, and counts from 0. */
void screen_stop(struct screen *screen);

/* Looks at the terminal's size, which may have changed. */
void screen_measure(struct screen *screen);

/* Moves all that is shown up into the terminal's memory, so that the screen is empty; without
   colours, what comes next is at its bottom. */
void screen_clear(const struct screen *screen);

#endif
