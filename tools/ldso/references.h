/*
 * references.h: the relocations of one object for which the loader looks up a symbol.
 *
 * Most relocations only add the load address. Of the others, those against a local or
 * hidden symbol are bound to the object itself. What is left is what this walk
 * yields (S4), in the order in which the loader works (S16).
 */
#ifndef LDSO_REFERENCES_H
#define LDSO_REFERENCES_H

#include "ldso/lookup.h"

/* Relocation types, as far as binding goes. */
enum ldso_kind_of_relocation {
    LDSO_RELOCATION_UNKNOWN, /* the loader would stop */
    LDSO_RELOCATION_PLAIN,   /* asks for no symbol */
    LDSO_RELOCATION_DATA,
    LDSO_RELOCATION_CALL,
    LDSO_RELOCATION_TLS,
    LDSO_RELOCATION_COPY,
};

enum { LDSO_RELOCATION_TYPES = 1100 }; /* AArch64 has the highest numbers, up to 1032 */

/* The relocation types of one machine, by number. */
struct ldso_types {
    unsigned char kinds[LDSO_RELOCATION_TYPES]; /* enum ldso_kind_of_relocation */
    bool rel, rela;                             /* the tables that its loader reads */
    bool musl;
};

/* Fills MACHINE for the ELF machine number; false: it is not known. */
bool ldso_types_open(struct ldso_types *machine, uint16_t number, bool musl);

/* One relocation that looks up a symbol. */
struct ldso_relocation {
    uint64_t offset; /* the address that is relocated */
    uint64_t symbol; /* its index in the referencing object */
    uint32_t type;
    bool lazy; /* the loader may leave it until the first call (S18) */
    enum ldso_class class;
    Elf64_Sym reference; /* the symbol itself */
};

/* A table of relocations. */
struct ldso_range {
    struct elf_table table;
    bool with_addend;
    bool plt; /* DT_JMPREL */
};

enum { LDSO_RANGES = 4 };

struct ldso_references {
    const struct ldso_types *machine;
    const struct ldso_symbols *symbols;
    struct ldso_range ranges[LDSO_RANGES];
    size_t range_count, range; /* how many, and the current one */
    uint64_t next;             /* the next relocation in it */
    bool now;                  /* the object asks for all at once (S18) */
    const char *broken;        /* a constant text: why the loader would stop; NULL: nothing */
};

/* Begins with the first relocation of the object that has SYMBOLS. */
void ldso_references_start(struct ldso_references *references, const struct ldso_types *machine,
                           const struct ldso_symbols *symbols);

/* Stores the next relocation that looks up a symbol; false at the end. */
bool ldso_references_next(struct ldso_references *references, struct ldso_relocation *relocation);

#endif
