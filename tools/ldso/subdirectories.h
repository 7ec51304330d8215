/*
 * subdirectories.h: the subdirectories that are tried in every directory (L18).
 */
#ifndef LDSO_SUBDIRECTORIES_H
#define LDSO_SUBDIRECTORIES_H

#include <stdbool.h>

struct ldso_state;

/* Sets the active names of glibc-hwcaps, $PLATFORM and the list of subdirectories of
   STATE->loader, whose machine and version are known. False: out of memory. */
bool ldso_subdirectories_make(struct ldso_state *state);

#endif
