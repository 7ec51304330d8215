/*
 * shell.h: an interactive shell in a lab's folder.
 */
#ifndef LAB_SHOW_SHELL_H
#define LAB_SHOW_SHELL_H

#include <stdbool.h>

#include "lab/session/run.h"

/* Starts a shell on the terminal where the lab under way is just now, with its
   working folder, variables and functions, and waits for its end. */
void shell_visit(struct run *run);

/* Becomes a shell in a folder of its own for the lab FILE, which is kept between visits
   unless it is to be FRESH. Returns only on failure, the exit status, after a message. */
int shell_lab(const char *file, const struct place_options *options, bool fresh);

#endif
