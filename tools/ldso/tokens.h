/*
 * tokens.h: $ORIGIN, $LIB and $PLATFORM (L17).
 */
#ifndef LDSO_TOKENS_H
#define LDSO_TOKENS_H

#include <stdbool.h>

struct ldso_state;
struct ldso_map;

/* Says whether TEXT contains a token. */
bool ldso_tokens_present(const char *text);

/* Returns TEXT with its tokens replaced, as OWNER's; TEXT itself where it has none;
   "" where a token has no value, or may not be used in secure mode (L32); NULL: out
   of memory. */
const char *ldso_tokens_expand(struct ldso_state *state, struct ldso_map *owner, const char *text);

/* Returns LIST, the RPATH or RUNPATH of MAP, with $ORIGIN replaced as musl does it (U7): any
   other "$" makes it unusable, which is NULL, as is a lack of memory. */
const char *ldso_tokens_expand_musl(struct ldso_state *state, struct ldso_map *map,
                                    const char *list);

/* Returns the directory of OWNER's file, as $ORIGIN has it; NULL: none. */
const char *ldso_origin(struct ldso_state *state, struct ldso_map *owner);

#endif
