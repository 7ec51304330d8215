/* names_relocation.c: see names_relocation.h. */
#include "elf/names_relocation.h"

#include <stdbool.h>

/* Returns the table of a MACHINE, or NULL. */
static const struct elf_names *table_of(uint16_t machine)
{
    switch (machine) {
    case EM_386:
    case EM_IAMCU: return &elf_relocations_386;
    case EM_X86_64:
    case EM_L1OM:
    case EM_K1OM: return &elf_relocations_x86_64;
    case EM_AARCH64: return &elf_relocations_aarch64;
    case EM_ARM: return &elf_relocations_arm;
    case EM_RISCV: return &elf_relocations_riscv;
    case EM_ALPHA: return &elf_relocations_alpha;
    case EM_ARC:
    case EM_ARC_COMPACT:
    case EM_ARCV2:
    case EM_ARCV3:
    case EM_ARCV3_32: return &elf_relocations_arc;
    case EM_CSKY: return &elf_relocations_csky;
    case EM_IA_64: return &elf_relocations_ia64;
    case EM_LOONGARCH: return &elf_relocations_loongarch;
    case EM_68K: return &elf_relocations_m68k;
    case EM_MICROBLAZE:
    case EM_MICROBLAZE_OLD: return &elf_relocations_microblaze;
    case EM_MIPS:
    case EM_MIPS_RS3_LE: return &elf_relocations_mips;
    case EM_ALTERA_NIOS2: return &elf_relocations_nios2;
    case EM_OPENRISC: return &elf_relocations_or1k;
    case EM_PARISC: return &elf_relocations_parisc;
    case EM_PPC: return &elf_relocations_ppc;
    case EM_PPC64: return &elf_relocations_ppc64;
    case EM_S390:
    case EM_S390_OLD: return &elf_relocations_s390;
    case EM_SH: return &elf_relocations_sh;
    case EM_SPARC:
    case EM_SPARC_OLD:
    case EM_SPARC32PLUS:
    case EM_SPARCV9: return &elf_relocations_sparc;
    case EM_XTENSA:
    case EM_XTENSA_OLD: return &elf_relocations_xtensa;
    default: return NULL;
    }
}

uint32_t elf_relocation_first_type(const Elf64_Ehdr *header, uint32_t type)
{
    bool is64 = header->e_ident[EI_CLASS] == ELFCLASS64;
    if (is64 && (header->e_machine == EM_SPARCV9 || header->e_machine == EM_MIPS))
        return type & 0xff;
    return type;
}

const struct elf_name *elf_relocation_name(const Elf64_Ehdr *header, uint32_t type)
{
    const struct elf_names *names = table_of(header->e_machine);
    type = elf_relocation_first_type(header, type);
    return names ? elf_name_find(*names, type) : NULL;
}
