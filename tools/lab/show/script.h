/*
 * script.h: a lab's commands without the lab.
 */
#ifndef LAB_SHOW_SCRIPT_H
#define LAB_SHOW_SCRIPT_H

#include "lab/machine/machine.h"

/* Prints the commands of the lab FILE that would run here, as a shell script. Returns the
   exit status. */
int script_lab(const char *file, const struct machine_options *options);

#endif
