/*
 * landlock.h: a sandbox by Landlock.
 */
#ifndef LAB_SANDBOX_LANDLOCK_H
#define LAB_SANDBOX_LANDLOCK_H

#include "lab/sandbox/common.h"

/* Makes the rules for SANDBOX. Returns 0, or -1 with FAILURE and errno. */
int landlock_open(struct sandbox *sandbox);

/* In the shell's process: submits it, and all that it starts, to the rules. Returns 0, or
   -1 with errno. */
int landlock_enter(const struct sandbox *sandbox);

#endif
