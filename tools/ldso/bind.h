/*
 * bind.h: which definition every relocation's symbol binds to.
 *
 * ldso_bind() does for all objects of a program what the loader does when it
 * relocates them, in the loader's order, without running anything: for each
 * relocation with a symbol it searches the scope and writes down who defines it.
 * Nothing is printed; the tools print views of the list.
 */
#ifndef LDSO_BIND_H
#define LDSO_BIND_H

#include "ldso/references.h"
#include "ldso/scope.h"

/* What one object gets for one symbol and class: one look-up of the loader. */
struct ldso_binding {
    const char *name;                   /* the symbol's, proven to end */
    size_t length;                      /* of the name */
    const struct ldso_version *version; /* the one that is asked for; NULL: none */
    uint64_t offset;                    /* the address of the first such relocation, */
    uint32_t type;                      /* and its type */
    uint32_t from, symbol;              /* who asks: place in the scope, and his symbol */
    struct ldso_definition to;          /* what he gets */
    enum ldso_class class;
    bool weak;      /* the reference is weak: without a definition it is 0 (S17) */
    bool lazy;      /* only calls ask: looked up at the first one, if that is allowed (S18) */
    bool protected; /* the reference is protected (S14) */
    bool kept;      /* and was therefore bound to its own object, against the search */
    bool unique;    /* the definition came from the table of unique symbols (S15) */
    bool again;     /* the same symbol got the same definition for another class */
};

/* The bindings of one object. */
struct ldso_bound {
    size_t first, count; /* in the list of all bindings */
    const char *broken;  /* a constant text: why the loader would stop here; NULL: nothing */
};

struct ldso_bindings {
    const struct ldso_closure *closure;
    struct ldso_scope scope;
    struct ldso_types types;
    struct ldso_binding *list; /* object by object, in the order of relocation (S16); owned */
    size_t count, capacity;
    struct ldso_bound *bound; /* by place in the scope; owned */
    bool now;                 /* LD_BIND_NOW, or musl: nothing is left to the first call */
    size_t undefined;         /* strong references without a definition */
    const char *fatal;        /* a constant text: why the loader would give up; NULL: nothing */
    const struct ldso_object *fatal_object; /* where */
};

/* Binds everything in CLOSURE, which must outlive BINDINGS. False, with the reason, if
   memory runs out, the look-ups take longer than those of any sound program, or the machine's
   relocations are not known. Release with ldso_bindings_close() unless this fails. */
bool ldso_bind(struct ldso_bindings *bindings, const struct ldso_closure *closure,
               struct elf_error *error);

/* Frees what ldso_bind() allocated. */
void ldso_bindings_close(struct ldso_bindings *bindings);

/* Returns the question that BINDING asks. */
struct ldso_reference ldso_binding_reference(const struct ldso_binding *binding);

/* Repeats the search for BINDING, or for any question from the object at place FROM, and
   writes down all that it comes across in TRAIL, which the caller closes. */
void ldso_bind_trail(const struct ldso_bindings *bindings, size_t from,
                     struct ldso_reference *reference, struct ldso_trail *trail);

#endif
