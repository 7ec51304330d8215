/*
 * names_special.h: sections whose name says what they are for.
 */
#ifndef ELF_NAMES_SPECIAL_H
#define ELF_NAMES_SPECIAL_H

#include "elf/bytes.h"
#include "elf/names_table.h"

/* The value is 0, and a name may end with * for all that begin so. */
extern const struct elf_names elf_special_sections;

/* Returns the entry for the section called NAME, or NULL. */
const struct elf_name *elf_special_section(struct elf_text name);

#endif
