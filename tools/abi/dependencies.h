/*
 * dependencies.h: what the new library brings along.
 *
 * A program looks a symbol up in everything that is loaded. What the new library no
 * longer defines itself may be in a library that it needs, and then nobody notices. The
 * loader's rules (tools/ldso) tell where these libraries are, and what they answer.
 */
#ifndef ABI_DEPENDENCIES_H
#define ABI_DEPENDENCIES_H

#include "abi/interface.h"
#include "ldso/facts.h"
#include "ldso/scope.h"

struct abi_dependencies {
    bool tried, open; /* to open them; this worked */
    struct ldso_closure closure;
    struct ldso_scope scope;
    char **environment; /* owned, and VARIABLE in it; the other strings are not */
    char *variable;     /* LD_LIBRARY_PATH=... */
    char *missing;      /* the names of those that were not found, with ", " between them; ""
                           where none is missing; owned; NULL before they are opened */
    struct abi_symbol *symbols[16]; /* blocks of answers; owned */
    size_t count;                   /* answers so far */
};

/* An answer to the users of an old symbol. */
struct abi_answer {
    const struct abi_symbol *symbol; /* what they get; NULL: nothing. Lives as long as the
                                        dependencies */
    struct elf_text library;         /* whose it is; its start is NULL: the new library's own */
};

/* Looks for what users of SYMBOL, which NEW_LIBRARY does not seem to have, would get with it.
   The libraries that it needs are searched for as the loader does, and before that beside
   NEW_LIBRARY, where they are in a tree that is not installed yet. DEPENDENCIES begin as
   zeros. */
struct abi_answer abi_dependencies_find(struct abi_dependencies *dependencies,
                                        const struct abi_interface *new_library,
                                        const struct abi_symbol *symbol);

/* Frees everything. */
void abi_dependencies_close(struct abi_dependencies *dependencies);

#endif
