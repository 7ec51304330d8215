/*
 * names_header.h: the names of the numbers in the ELF header.
 */
#ifndef ELF_NAMES_HEADER_H
#define ELF_NAMES_HEADER_H

#include "elf/missing.h"
#include "elf/names_table.h"

extern const struct elf_names elf_class_names;     /* EI_CLASS */
extern const struct elf_names elf_encoding_names;  /* EI_DATA */
extern const struct elf_names elf_osabi_names;     /* EI_OSABI, all machines */
extern const struct elf_names elf_file_type_names; /* e_type */

/* Returns the entry for HEADER's EI_OSABI on its machine, or NULL. */
const struct elf_name *elf_osabi_name(const Elf64_Ehdr *header);

#endif
