/* names_relocation.c: see names_relocation.h. */
#include "elf/names_relocation.h"

const struct elf_name *elf_relocation_name(const Elf64_Ehdr *header, uint32_t type)
{
    switch (header->e_machine) {
    case EM_386:
    case EM_IAMCU: return elf_name_find(elf_relocations_386, type);
    case EM_X86_64: return elf_name_find(elf_relocations_x86_64, type);
    case EM_AARCH64: return elf_name_find(elf_relocations_aarch64, type);
    case EM_ARM: return elf_name_find(elf_relocations_arm, type);
    case EM_RISCV: return elf_name_find(elf_relocations_riscv, type);
    default: return NULL;
    }
}
