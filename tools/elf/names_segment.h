/*
 * names_segment.h: the names of the numbers in a program header.
 */
#ifndef ELF_NAMES_SEGMENT_H
#define ELF_NAMES_SEGMENT_H

#include "elf/missing.h"
#include "elf/names_table.h"

extern const struct elf_names elf_segment_flag_names; /* p_flags */

/* Returns the entry for the p_type TYPE in a file with HEADER, or NULL. */
const struct elf_name *elf_segment_type_name(const Elf64_Ehdr *header, uint32_t type);

#endif
