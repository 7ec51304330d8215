/*
 * namespaces.h: a sandbox by namespaces.
 */
#ifndef LAB_SANDBOX_NAMESPACES_H
#define LAB_SANDBOX_NAMESPACES_H

#include "lab/sandbox/common.h"

/* For this process and its children: a file system in which only SANDBOX's folder can
   be written to. Returns 0, or -1 with FAILURE and errno. */
int namespaces_open(struct sandbox *sandbox);

/* In the shell's process: hides what is to be hidden. Returns 0, or -1 with errno. */
int namespaces_enter(const struct sandbox *sandbox);

#endif
