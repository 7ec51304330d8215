/*
 * names_symbol.h: the names of the numbers in a symbol.
 */
#ifndef ELF_NAMES_SYMBOL_H
#define ELF_NAMES_SYMBOL_H

#include "elf/missing.h"
#include "elf/names_table.h"

extern const struct elf_names elf_visibility_names; /* ELF64_ST_VISIBILITY */

/* Return the entry for a symbol's type, for its binding, and for a reserved section index
   (st_shndx), in a file with HEADER; or NULL. */
const struct elf_name *elf_symbol_type_name(const Elf64_Ehdr *header, unsigned type);
const struct elf_name *elf_symbol_binding_name(const Elf64_Ehdr *header, unsigned binding);
const struct elf_name *elf_symbol_index_name(const Elf64_Ehdr *header, uint16_t index);

#endif
