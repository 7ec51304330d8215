/*
 * walk.h: what is loaded, in which order (L4, L5, L25, L29, L31); the steps that a walk by
 * the rules of musl shares.
 */
#ifndef LDSO_WALK_H
#define LDSO_WALK_H

#include "ldso/state.h"

/* Loads the preloads and everything that is needed. What makes the loader give up
   becomes the closure's FATAL. False: out of memory. */
bool ldso_walk(struct ldso_state *state);

/* Notes that the loader turns to REQUEST now. False: out of memory, or too many. */
bool ldso_walk_note(struct ldso_state *state, struct ldso_request *request);

/* Adds a request for the preload NAME (NULL: out of memory) to main's, which have room
   for one more from ldso_walk_make_room(). */
struct ldso_request *ldso_walk_add_preload(struct ldso_state *state, const char *name,
                                           const char *source);

/* Makes room for COUNT preloads behind main's requests. */
bool ldso_walk_make_room(struct ldso_state *state, size_t count);

/* Puts MAP at the end of the search list. */
void ldso_walk_append(struct ldso_state *state, struct ldso_map *map);

#endif
