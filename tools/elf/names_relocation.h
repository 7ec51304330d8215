/*
 * names_relocation.h: the names of relocation types.
 */
#ifndef ELF_NAMES_RELOCATION_H
#define ELF_NAMES_RELOCATION_H

#include "elf/missing.h"
#include "elf/names_table.h"

/* The types of each machine that is known in full; each table has a file of its own,
   relocations_MACHINE.c. */
extern const struct elf_names elf_relocations_386;
extern const struct elf_names elf_relocations_aarch64;
extern const struct elf_names elf_relocations_arm;
extern const struct elf_names elf_relocations_riscv;
extern const struct elf_names elf_relocations_x86_64;

/* Returns the entry for the relocation TYPE in a file with HEADER, or NULL. */
const struct elf_name *elf_relocation_name(const Elf64_Ehdr *header, uint32_t type);

#endif
