/*
 * objects.h: the objects that are loaded, and the names they are known by (L10, L11).
 */
#ifndef LDSO_OBJECTS_H
#define LDSO_OBJECTS_H

#include "ldso/open.h"
#include "ldso/state.h"

/* Makes an object of KIND and puts it at the end of the load order. NULL: out of
   memory. */
struct ldso_map *ldso_object_new(struct ldso_state *state, enum ldso_kind kind, const char *name,
                                 const char *path);

/* Returns where main's file is for $ORIGIN: the real file of what the kernel starts, the path
   as it was given of a library, which is opened by that path. NULL: not to be found out. */
const char *ldso_main_file(struct ldso_state *state);

/* Gives MAP the loaded file in IMAGE, which MAP owns from then on, and reads from its
   dynamic section what the search asks of it: the names, and its requests. Closes the
   descriptor. False: out of memory, or too many requests. */
bool ldso_object_take(struct ldso_state *state, struct ldso_map *map, struct ldso_image *image);

/* Says whether an entry of the dynamic section with TAG asks for a library. */
bool ldso_asks(int64_t tag);

/* Returns the loaded object that is known by NAME, or NULL (L10). */
struct ldso_map *ldso_object_named(struct ldso_state *state, const char *name);

/* Returns the loaded object that is the file in IMAGE, or NULL (L11). */
struct ldso_map *ldso_object_same(struct ldso_state *state, const struct ldso_image *image);

/* Notes that MAP's device and inode count (L11): it is found by ldso_object_same() now. */
void ldso_object_number(struct ldso_state *state, struct ldso_map *map);

/* Adds NAME to the names of MAP. False: out of memory. */
bool ldso_object_add_name(struct ldso_state *state, struct ldso_map *map, const char *name);

#endif
