/*
 * secure.h: the stricter rules for set-user-ID programs and the like (L32).
 */
#ifndef LDSO_SECURE_H
#define LDSO_SECURE_H

#include <stdbool.h>

struct ldso_state;

/* Says whether secure mode holds for the main program, by the options or by its file.
   DESCRIPTOR is open on that file. */
bool ldso_secure_holds(const struct ldso_state *state, int descriptor);

/* Says whether PATH, without its "." and "..", lies under a default directory. */
bool ldso_secure_trusts(struct ldso_state *state, const char *path);

#endif
