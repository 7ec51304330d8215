/*
 * relocation_table.h: a table of relocations, and what one has to know to read it.
 */
#ifndef READELF_RELOCATION_TABLE_H
#define READELF_RELOCATION_TABLE_H

#include "elf/symbols.h"

struct relocations {
    struct elf_table table;
    bool with_addend;                  /* RELA; without, the addend is in the place itself */
    bool loaded;                       /* in memory, for the loader; if not, it is for the linker */
    const struct elf_symbols *symbols; /* that it refers to, not owned; NULL: none */
};

#endif
