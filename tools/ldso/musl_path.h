/*
 * musl_path.h: where musl searches at last (U4).
 */
#ifndef LDSO_MUSL_PATH_H
#define LDSO_MUSL_PATH_H

#include "ldso/state.h"

/* Returns the directories, between colons or newlines: what is in the file for it, which
   lies in /etc under the loader's own prefix, or else what is compiled in. Where the file
   was taken, its path is the loader's CACHE from then on. */
const char *ldso_musl_system_path(struct ldso_state *state);

#endif
