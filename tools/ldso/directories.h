/*
 * directories.h: lists of directories, and what is known of each (L12 to L15).
 *
 * A directory is identified by its string alone: two lists that name it in the
 * same way share what was found out about it.
 */
#ifndef LDSO_DIRECTORIES_H
#define LDSO_DIRECTORIES_H

#include "ldso/state.h"

/* Makes LIST of TEXT, whose elements are separated by any character of SEPARATORS
   and belong to OWNER (its $ORIGIN counts). False: out of memory. */
bool ldso_list_make(struct ldso_state *state, struct ldso_list *list, const char *text,
                    const char *separators, struct ldso_map *owner);

/* Makes the list of the directories compiled into the loader (L21). */
bool ldso_list_defaults(struct ldso_state *state, struct ldso_list *list);

#endif
