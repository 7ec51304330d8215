/*
 * shell_state.h: what a lab's shell knows just now.
 */
#ifndef LAB_SHOW_SHELL_STATE_H
#define LAB_SHOW_SHELL_STATE_H

#include "lab/session/run.h"

/* Appends to SETTINGS commands that give another shell the variables of the lab's shell, and
   the functions that the lab's text has defined so far; TERM is left out, for that is the
   user's own. */
void shell_state(const struct run *run, struct text *settings);

#endif
