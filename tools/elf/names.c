/* names.c: looking a number up; see names.h. */
#include "elf/names.h"

const struct elf_name *elf_name_find(struct elf_names names, uint64_t value)
{
    /* Most tables begin at 0 without gaps: then the value is the place. */
    if (value < names.count && names.entries[value].value == value)
        return &names.entries[value];
    size_t low = 0, high = names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names.entries[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < names.count && names.entries[low].value == value ? &names.entries[low] : NULL;
}

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
