/* sandbox_kinds.h: what sandbox.c uses of namespaces and of Landlock. */
#ifndef LAB_SANDBOX_KINDS_H
#define LAB_SANDBOX_KINDS_H

#include "lab/sandbox.h"

/* For this process and its children: a file system in which only SANDBOX's folder can
   be written to. Returns 0, or -1 with FAILURE and errno. */
int namespaces_open(struct sandbox *sandbox);

/* In the shell's process: hides what is to be hidden. Returns 0, or -1 with errno. */
int namespaces_enter(const struct sandbox *sandbox);

/* Makes the rules: 0, or -1 with FAILURE and errno. And submits to them: 0 or -1. */
int landlock_open(struct sandbox *sandbox);
int landlock_enter(const struct sandbox *sandbox);

/* Notes what failed; returns -1 and leaves errno as it is. */
int sandbox_fails(struct sandbox *sandbox, const char *what);

#endif
