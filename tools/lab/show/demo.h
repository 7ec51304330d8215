/*
 * demo.h: a lab before an audience, and a lab typed along.
 */
#ifndef LAB_SHOW_DEMO_H
#define LAB_SHOW_DEMO_H

#include <stdbool.h>

#include "lab/machine/machine.h"
#include "lab/session/terminal.h"

/* Narrates the lab FILE and runs its commands; with STEP waits before each command, without
   where the class should predict. Returns the exit status: 1 when the lab broke off. */
int demo_lab(const char *file, const struct machine_options *options, enum color color, bool step);

#endif
