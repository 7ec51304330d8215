/*
 * shell.h: an interactive shell in a lab's folder.
 */
#ifndef LAB_SHELL_H
#define LAB_SHELL_H

#include "lab/run.h"

/* Starts a shell on the terminal where the lab under way is just now, with its
   working folder and exported variables, and waits for its end. */
void shell_visit(struct run *run);

#endif
