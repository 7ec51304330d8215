/*
 * silent.h: how far commands are that run without being shown.
 */
#ifndef LAB_SHOW_SILENT_H
#define LAB_SHOW_SILENT_H

#include <stdbool.h>

struct silence {
    bool shows;      /* there is a terminal for a line that is written over */
    long long begun; /* when its first command had ended, in milliseconds */
};

/* What comes is said on standard output, if it SHOWS. */
struct silence silence_begin(bool shows);

/* DONE of ALL commands have run: says so when that has taken more than a second, and takes
   the line away at the end. */
void silence_tell(struct silence *silence, int done, int all);

#endif
