/*
 * memo.h: what was found for a name, remembered for the next one who asks.
 *
 * In a program of many libraries the same few thousand names are asked for again
 * and again, and the answer is the same for everybody who wants the same name, the
 * same version and the same class. The memo also serves as the loader's table of
 * unique symbols (S15), whose key is the name alone.
 */
#ifndef LDSO_MEMO_H
#define LDSO_MEMO_H

#include "ldso/lookup.h"

#define LDSO_NOBODY UINT32_MAX

/* Where a symbol is: which object, and which of its symbols. */
struct ldso_definition {
    uint32_t place; /* of the object in the scope; LDSO_NOBODY: there is no definition */
    uint32_t symbol;
};

/* What a search ended with. */
struct ldso_found {
    struct ldso_definition definition;
    bool decided;   /* the first object with an answer; else nothing, or kept in reserve */
    bool unique;    /* it is a STB_GNU_UNIQUE symbol (S15) */
    bool assertion; /* an object that was asked has no versions: may end the start (S11) */
};

struct ldso_memo {
    struct ldso_memo_entry *entries; /* one behind the other; owned */
    size_t count, room;
    struct ldso_memo_slot *slots; /* the hash table, which leads to them; owned */
    size_t slot_count;
    struct budget *budget; /* of the comparisons: many names may have one hash. Not owned */
};

/* Returns what is remembered for REFERENCE. *NEW tells that nothing was, and that the
   caller is to fill it in. NULL: out of memory, or the budget is spent. The pointer holds until the
   next call; the name and the version must live as long as MEMO. */
struct ldso_found *ldso_memo_find(struct ldso_memo *memo, const struct ldso_reference *reference,
                                  bool *new);

/* Frees it. */
void ldso_memo_free(struct ldso_memo *memo);

#endif
