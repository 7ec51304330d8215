/*
 * symbols.h: the symbols of one file as nm sees them.
 *
 * nm shows one letter for what readelf shows in four columns. symbols_read()
 * works it out and keeps what the options ask for; symbols_sort() orders it.
 * A kept symbol is a sort key with the place of the symbol in its table: the
 * symbol itself is read again when it is printed.
 */
#ifndef NM_SYMBOLS_H
#define NM_SYMBOLS_H

#include "elf/dynamic.h"
#include "elf/symbols.h"
#include "elf/versions.h"
#include "nm/options.h"

/* What is known about a symbol. */
struct symbol {
    Elf64_Sym record;
    uint32_t section;     /* its index, reserved ones moved: see elf/symbols.h */
    struct elf_text name; /* for a section symbol that of the section */
    uint64_t value;       /* the address; for a common symbol the size */
    char letter;          /* nm's class */
};

/* A symbol to be printed. */
struct key {
    uint64_t prefix;  /* the first eight bytes of the name, as a big-endian number */
    const char *name; /* not owned */
    uint64_t value;   /* the address or, when sorting by size, the size */
    uint32_t length;  /* of the name */
    uint32_t index;   /* in the symbol table */
};

struct symbols {
    const struct elf_object *object;
    struct elf_symbols table;
    struct elf_dynamic dynamic;   /* for -D */
    struct elf_versions versions; /* for -D; empty otherwise */
    char *section_letters;        /* owned: the letter for a local symbol in each section */
    struct key *keys;             /* owned */
    size_t count;
    bool none; /* the file has no symbol table, or an empty one */
};

/* Reads the symbols of OBJECT, which must outlive them. Release them with
   symbols_free(), also after a failure. */
bool symbols_read(struct symbols *symbols, const struct elf_object *object,
                  const struct options *options, struct elf_error *error);

/* Puts the keys into the order that the options ask for. */
void symbols_sort(struct symbols *symbols, const struct options *options);

/* Returns everything about symbol INDEX of the table. */
struct symbol symbol_at(const struct symbols *symbols, uint32_t index);

/* Returns the version of a dynamic symbol, "" if it has none; HIDDEN: it is not
   the default version. */
struct elf_text symbol_version(const struct symbols *symbols, const struct symbol *symbol,
                               uint32_t index, bool *hidden);

/* Says whether SYMBOL is undefined, and so has no value to be shown. */
static inline bool symbol_is_undefined(const struct symbol *symbol)
{
    return symbol->letter == 'U' || symbol->letter == 'w' || symbol->letter == 'v';
}

/* Frees what symbols_read() allocated. */
void symbols_free(struct symbols *symbols);

#endif
