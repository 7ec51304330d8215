/*
 * closure.h: everything the loader would load for one file, and why.
 *
 * ldso_closure_open() carries out the loader's work up to the relocation: it
 * opens the file, its preloads and the whole tree of their dependencies, and
 * writes down each decision as a fact: see facts.h. Nothing is run and nothing is
 * printed; the tools print views of these lists.
 */
#ifndef LDSO_CLOSURE_H
#define LDSO_CLOSURE_H

#include "ldso/facts.h"

/* Resolves FILE, as if the kernel started it (L1). A relative FILE counts from the
   process's current directory, under OPTIONS->root from the one in OPTIONS. False,
   with the reason, if FILE cannot be read, is no dynamic object, or has a loader whose rules
   are not known. Release with
   ldso_closure_close() unless this fails. */
bool ldso_closure_open(struct ldso_closure *closure, const char *file,
                       const struct ldso_options *options, struct elf_error *error);

/* Adds to REQUEST's candidates the ones that are shadowed: the files that the
   search would have come to if it had gone on, each file once; there are none
   behind a name (L10) or a path (L23). False: out of memory. */
bool ldso_closure_shadowed(struct ldso_closure *closure, struct ldso_request *request);

/* Says whether the search for REQUEST's name would find any file, also where a name
   sufficed (L10). After 300,000 files it looks no further, and says yes. */
bool ldso_closure_would_find(struct ldso_closure *closure, const struct ldso_request *request);

/* Says whether OBJECT is missing, and the program does not start without it. */
bool ldso_closure_lacks(const struct ldso_object *object);

/* Frees everything, and unmaps the files. */
void ldso_closure_close(struct ldso_closure *closure);

#endif
