/*
 * rivals.h: names that more than one object defines.
 *
 * Whoever asks for such a name gets the definition of the first object in the scope
 * that satisfies him; the others are interposed (S13).
 */
#ifndef LDSO_RIVALS_H
#define LDSO_RIVALS_H

#include "ldso/bind.h"

/* One object that defines a name. */
struct ldso_rival {
    const char *name;
    uint32_t hash;
    uint32_t place; /* of the object in the scope */
    size_t askers;  /* bindings that end here, copy relocations apart */
};

struct ldso_rivals {
    struct ldso_rival *list; /* by name, and then by place; owned */
    size_t count;
};

/* Finds all names with definitions in several objects: all, unless ldso_scope_gave_up()
   afterwards. False: out of memory. Release
   with ldso_rivals_close() unless this fails. */
bool ldso_rivals_open(struct ldso_rivals *rivals, const struct ldso_bindings *bindings);

/* Returns how many rivals, from number FIRST on, have the same name. */
size_t ldso_rivals_group(const struct ldso_rivals *rivals, size_t first);

/* Frees the list. */
void ldso_rivals_close(struct ldso_rivals *rivals);

#endif
