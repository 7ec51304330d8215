/*
 * symbols.h: one symbol table with its string table.
 *
 * gABI chapters "Symbol Table" and "String Table", and SHT_SYMTAB_SHNDX for
 * files with more than 65,279 sections.
 */
#ifndef ELF_SYMBOLS_H
#define ELF_SYMBOLS_H

#include "elf/object.h"

struct elf_symbols {
    struct elf_table table;    /* read with elf_symbol_at() */
    struct elf_bytes strings;  /* the linked string table; empty if it is unusable */
    struct elf_bytes extended; /* SHT_SYMTAB_SHNDX: one 32-bit index for each symbol */
    bool dynamic;              /* SHT_DYNSYM: what the loader sees */
};

/* Section indices as 32-bit numbers: the reserved ones (SHN_ABS ...) are moved
   to the end of that range, where they cannot be mistaken for a section. */
static inline uint32_t elf_reserved_index(uint32_t index)
{
    return index + 0xffff0000u;
}

/* Opens the symbol table in SECTION (SHT_SYMTAB or SHT_DYNSYM). Nothing needs
   releasing. An unusable string table is no failure: every name is missing. */
bool elf_symbols_open(struct elf_symbols *symbols, const struct elf_object *object,
                      const Elf64_Shdr *section, struct elf_error *error);

/* Resolves SHN_XINDEX for the symbol at INDEX, and moves the reserved ones. */
uint32_t elf_symbol_section_extended(const struct elf_symbols *symbols, uint64_t index,
                                     uint16_t stored);

/* Returns the section index of SYMBOL, the one at INDEX. */
static inline uint32_t elf_symbol_section(const struct elf_symbols *symbols, uint64_t index,
                                          const Elf64_Sym *symbol)
{
    if (symbol->st_shndx < SHN_LORESERVE)
        return symbol->st_shndx;
    return elf_symbol_section_extended(symbols, index, symbol->st_shndx);
}

#endif
