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

/* Runs a shell in a folder of its own for the lab FILE, which is kept between visits unless it
   is to be FRESH. On a terminal it says before what is needed to read the text, and afterwards
   how to go on. Returns the exit status: on a terminal 0, else that of the shell; 1 after a
   message if there was no shell. */
int shell_lab(const char *file, const struct place_options *options, bool fresh);

#endif
