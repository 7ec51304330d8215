/*
 * scope.h: the search for a symbol through all objects of a program.
 *
 * The global scope is the list of all objects in the order in which they were
 * loaded (S1). The first object that has an answer wins (S13); this is how one
 * definition interposes another.
 */
#ifndef LDSO_SCOPE_H
#define LDSO_SCOPE_H

#include "ldso/lookup.h"
#include "ldso/memo.h"

struct ldso_scope {
    const struct ldso_closure *closure;
    struct ldso_manner manner;    /* its budget is owned */
    struct ldso_symbols *symbols; /* of closure->scope, in its order; owned */
    size_t count;
};

/* Opens the symbols of all objects in CLOSURE's scope, which must outlive SCOPE.
   False: out of memory. Release with ldso_scope_close() in either case. */
bool ldso_scope_open(struct ldso_scope *scope, const struct ldso_closure *closure);

/* Says whether the searches took so long that some were given up: what they say is then
   not to be believed. */
static inline bool ldso_scope_gave_up(const struct ldso_scope *scope)
{
    return scope->manner.budget->spent;
}

/* Frees what ldso_scope_open() allocated. */
void ldso_scope_close(struct ldso_scope *scope);

/* One thing that the search came across. */
struct ldso_step {
    uint32_t place;  /* of the object in the scope */
    uint32_t symbol; /* 0: the verdict is on the whole object */
    enum ldso_verdict verdict;
    bool own; /* the object that asks, which DT_SYMBOLIC puts in front (S2) */
};

/* All that it came across, in its order, and what comes behind the winner. */
struct ldso_trail {
    struct ldso_step *steps; /* owned */
    size_t count, capacity;
    bool exhausted; /* memory ran out: steps are missing */
};

/* Searches the whole scope for REFERENCE (S1, S13). TRAIL may be NULL; with one, the
   search goes on behind the winner. DECIDED: there is a winner already, and the search
   is for the trail's sake. */
struct ldso_found ldso_scope_search(const struct ldso_scope *scope,
                                    struct ldso_reference *reference, struct ldso_trail *trail,
                                    bool decided);

/* Searches the object at PLACE alone, as the scope does for an object with
   DT_SYMBOLIC before it begins with the others (S2). */
struct ldso_found ldso_scope_search_one(const struct ldso_scope *scope, size_t place,
                                        struct ldso_reference *reference, struct ldso_trail *trail);

/* Says whether references from PLACE are searched in the object itself first (S2). */
bool ldso_scope_is_symbolic(const struct ldso_scope *scope, size_t place);

/* Frees the steps. */
void ldso_trail_close(struct ldso_trail *trail);

#endif
