/*
 * shell_from.h: an interactive shell in a lab, further down in its text.
 */
#ifndef LAB_SHOW_SHELL_FROM_H
#define LAB_SHOW_SHELL_FROM_H

#include "lab/machine/machine.h"

/* Makes the folder of the shell for the lab FILE anew, runs silently what stands in the text
   before the step FROM, "7.4", and starts a shell there; the folder is kept, as shell_lab
   does. Returns the exit status. */
int shell_from(const char *file, const struct machine_options *options, const char *from);

#endif
