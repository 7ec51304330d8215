/*
 * names_relocation.h: the names of relocation types.
 */
#ifndef ELF_NAMES_RELOCATION_H
#define ELF_NAMES_RELOCATION_H

#include "elf/missing.h"
#include "elf/names_table.h"

/* The types of each machine; each table has a file of its own, relocations_MACHINE.c.
   Of x86, Arm and RISC-V every type has its meaning, of the others those that a loader
   meets: the rest have NULL for it. */
extern const struct elf_names elf_relocations_386;
extern const struct elf_names elf_relocations_aarch64;
extern const struct elf_names elf_relocations_alpha;
extern const struct elf_names elf_relocations_arc;
extern const struct elf_names elf_relocations_arm;
extern const struct elf_names elf_relocations_csky;
extern const struct elf_names elf_relocations_ia64;
extern const struct elf_names elf_relocations_loongarch;
extern const struct elf_names elf_relocations_m68k;
extern const struct elf_names elf_relocations_microblaze;
extern const struct elf_names elf_relocations_mips;
extern const struct elf_names elf_relocations_nios2;
extern const struct elf_names elf_relocations_or1k;
extern const struct elf_names elf_relocations_parisc;
extern const struct elf_names elf_relocations_ppc;
extern const struct elf_names elf_relocations_ppc64;
extern const struct elf_names elf_relocations_riscv;
extern const struct elf_names elf_relocations_s390;
extern const struct elf_names elf_relocations_sh;
extern const struct elf_names elf_relocations_sparc;
extern const struct elf_names elf_relocations_x86_64;
extern const struct elf_names elf_relocations_xtensa;

/* Returns the type itself out of TYPE, the lower half of r_info in a file with HEADER: on 64-bit
   SPARC a number comes with it, and on 64-bit MIPS two further types. */
uint32_t elf_relocation_first_type(const Elf64_Ehdr *header, uint32_t type);

/* Returns the entry for the relocation TYPE in a file with HEADER, or NULL. */
const struct elf_name *elf_relocation_name(const Elf64_Ehdr *header, uint32_t type);

#endif
