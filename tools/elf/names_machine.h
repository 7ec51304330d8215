/*
 * names_machine.h: the names of processors, as in the ELF header.
 */
#ifndef ELF_NAMES_MACHINE_H
#define ELF_NAMES_MACHINE_H

#include "elf/missing.h"
#include "elf/names_table.h"

/* e_machine */
extern const struct elf_names elf_machine_names;

#endif
