/*
 * demands.h: the symbol versions that objects demand of each other (L33).
 *
 * Before the loader looks up any symbol it checks that every version which an
 * object demands of a library (DT_VERNEED) is defined there (DT_VERDEF). That is
 * why an old library is refused at the start, not at the first call.
 */
#ifndef LDSO_DEMANDS_H
#define LDSO_DEMANDS_H

#include "base/budget.h"
#include "ldso/facts.h"

enum ldso_demand_outcome {
    LDSO_DEMAND_MET,
    LDSO_DEMAND_NO_LIBRARY,  /* the library is missing: nothing is checked */
    LDSO_DEMAND_NO_VERSIONS, /* the library has none: a message, no error */
    LDSO_DEMAND_WEAK,        /* not there, but the demand is weak: a message, no error */
    LDSO_DEMAND_NOT_FOUND,   /* not there: the start ends */
    LDSO_DEMAND_RELR,        /* DT_RELR without the demand that goes with it: the start ends */
    LDSO_DEMAND_RELR_LOST,   /* DT_RELR, of which the loader knows nothing: the start crashes */
    LDSO_DEMAND_BROKEN,      /* a record of an unknown form, or outside the file: likewise */
    LDSO_DEMAND_NOT_CHECKED, /* musl checks no versions (U18) */
};

struct ldso_demand {
    const struct ldso_object *asker;
    const struct ldso_object *library; /* that FILE means; NULL: none is loaded */
    const char *file;    /* vn_file, owned by the asker's file; "" if BROKEN, RELR or RELR_LOST */
    const char *version; /* the same */
    uint32_t hash;       /* of it, as stored */
    uint16_t index;      /* under which the asker's symbols refer to it, without bit 15 */
    enum ldso_demand_outcome outcome;
};

struct ldso_demands {
    struct ldso_demand *entries; /* in the order of the loader's check; owned */
    size_t count, room;
    bool refused;         /* the start would end because of them */
    const char *given_up; /* why those behind the last one were not checked; NULL: all were */
    struct budget budget; /* of the comparisons of names */
};

/* Checks all objects of CLOSURE, which must outlive DEMANDS. False: out of memory.
   Release with ldso_demands_close() in any case. */
bool ldso_demands_open(struct ldso_demands *demands, const struct ldso_closure *closure);

/* Returns what the loader would say of DEMAND, or what is to be said of it: the caller frees
   the text. NULL: nothing, or no memory. */
char *ldso_demand_say(const struct ldso_demand *demand);

/* Frees the list. */
void ldso_demands_close(struct ldso_demands *demands);

#endif
