/*
 * names_section.h: the names of the numbers in a section header.
 */
#ifndef ELF_NAMES_SECTION_H
#define ELF_NAMES_SECTION_H

#include "elf/missing.h"
#include "elf/names_table.h"

extern const struct elf_names elf_compression_names; /* ch_type */

/* A section flag has a letter, for the short form, and a name for the long. */
struct elf_flag {
    uint64_t bit;
    char letter; /* 0: the short form has no letter of its own for it */
    const char *name;
    const char *meaning;
};

/* Returns the entry for the sh_type TYPE in a file with HEADER, or NULL. */
const struct elf_name *elf_section_type_name(const Elf64_Ehdr *header, uint32_t type);

/* Returns the flag of the one BIT in a file with HEADER, or NULL. */
const struct elf_flag *elf_section_flag(const Elf64_Ehdr *header, uint64_t bit);

#endif
