/*
 * names_dynamic.h: the names of the tags and flags of the dynamic section.
 */
#ifndef ELF_NAMES_DYNAMIC_H
#define ELF_NAMES_DYNAMIC_H

#include "elf/missing.h"
#include "elf/names_table.h"

extern const struct elf_names elf_dynamic_flag_names;   /* DT_FLAGS */
extern const struct elf_names elf_dynamic_flag_1_names; /* DT_FLAGS_1 */

/* Returns the entry for TAG in a file with HEADER, or NULL. */
const struct elf_name *elf_dynamic_tag_name(const Elf64_Ehdr *header, int64_t tag);

#endif
