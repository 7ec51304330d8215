/*
 * symbols.h: the symbols of one file as nm sees them.
 *
 * nm shows one letter for what readelf shows in four columns. symbols_read()
 * works it out and keeps what the options ask for; nm/sort.h orders it.
 * A kept symbol is a sort key with the place of the symbol in its table: the
 * symbol itself is read again when it is printed.
 */
#ifndef NM_SYMBOLS_H
#define NM_SYMBOLS_H

#include "elf/dynamic.h"
#include "elf/symbols.h"
#include "elf/versions.h"
#include "nm/options.h"

#include <endian.h>

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
    uint64_t prefix;  /* eight bytes of the name, see key_prefix(); first those at 0 */
    const char *name; /* not owned */
    uint64_t value;   /* the address or, when sorting by size, the size */
    uint32_t length;  /* of the name */
    uint32_t index;   /* in the symbol table */
    char letter;      /* nm's class */
};

/* What is shown for a name outside of the table of names. Its key has the length 0: it is sorted
   as if it were empty. */
extern const char symbol_corrupt_name[sizeof "<corrupt>"];

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

/* Returns the eight bytes at DEPTH of a name, as a number of which the first
   byte is the highest: two such numbers compare as the names do. Behind the end
   of the name there are zeros. */
static inline uint64_t key_prefix(const char *name, size_t length, size_t depth)
{
    uint64_t prefix = 0;
    if (length >= depth + sizeof prefix) /* a known size: one load, no call */
        memcpy(&prefix, name + depth, sizeof prefix);
    else if (length > depth)
        memcpy(&prefix, name + depth, length - depth);
    return be64toh(prefix);
}

/* Reads the symbols of OBJECT, which must outlive them. Release them with
   symbols_free(), also after a failure. */
bool symbols_read(struct symbols *symbols, const struct elf_object *object,
                  const struct options *options, struct elf_error *error);

/* Returns everything about symbol INDEX of the table. */
struct symbol symbol_at(const struct symbols *symbols, uint32_t index);

/* Says whether a symbol in SECTION, its number, would have one if the file had section headers. */
bool symbol_lacks_section(const struct symbols *symbols, uint32_t section);

/* Returns the version of a dynamic symbol, "" if it has none; HIDDEN: it is not
   the default version. */
struct elf_text symbol_version(const struct symbols *symbols, const struct symbol *symbol,
                               uint32_t index, bool *hidden);

/* Returns what KEY knows: name, value and letter. It is enough for most formats,
   and spares reading the tables a second time, in an order far from theirs. When
   sorting by size, the value is the size. */
static inline struct symbol symbol_of_key(const struct key *key)
{
    size_t length = key->name == symbol_corrupt_name ? sizeof symbol_corrupt_name - 1 : key->length;
    return (struct symbol){.name = {key->name, length}, .value = key->value, .letter = key->letter};
}

/* Says whether SYMBOL is undefined, and so has no value to be shown. */
static inline bool symbol_is_undefined(const struct symbol *symbol)
{
    return symbol->letter == 'U' || symbol->letter == 'w' || symbol->letter == 'v';
}

/* Frees what symbols_read() allocated. */
void symbols_free(struct symbols *symbols);

#endif
