/*
 * preload.h: the libraries that are loaded before those that are needed (L31).
 */
#ifndef LDSO_PRELOAD_H
#define LDSO_PRELOAD_H

#include "ldso/state.h"

struct ldso_preload {
    const char *name;
    const char *source; /* "LD_PRELOAD", "--preload" or the path of the file */
    bool refused;       /* it is ignored in secure mode (L32) */
};

struct ldso_preloads {
    struct ldso_preload *entries;
    size_t count;
};

/* Collects what the environment, the options and /etc/ld.so.preload name, in order.
   False: out of memory. */
bool ldso_preloads_collect(struct ldso_state *state, struct ldso_preloads *preloads);

#endif
