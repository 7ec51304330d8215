/*
 * musl.h: what is loaded, in which order, by the rules of musl (U1 to U17).
 */
#ifndef LDSO_MUSL_H
#define LDSO_MUSL_H

#include "ldso/state.h"

/* Loads the preloads and everything that is needed, as ldso_walk() does by the rules of
   glibc. False: out of memory, or too much work, which is the closure's FATAL then. */
bool ldso_musl_walk(struct ldso_state *state);

#endif
