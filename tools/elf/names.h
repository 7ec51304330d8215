/*
 * names.h: all names of numbers in ELF files, for those who print most of them.
 *
 * It has nothing of its own: see names_table.h for what a table of names is.
 */
#ifndef ELF_NAMES_H
#define ELF_NAMES_H

#include "elf/names_dynamic.h"
#include "elf/names_header.h"
#include "elf/names_machine.h"
#include "elf/names_relocation.h"
#include "elf/names_section.h"
#include "elf/names_segment.h"
#include "elf/names_special.h"
#include "elf/names_symbol.h"
#include "elf/names_table.h"

#endif
