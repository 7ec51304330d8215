/*
 * relocate.h: the content of a section with its relocations applied.
 */
#ifndef READELF_RELOCATE_H
#define READELF_RELOCATE_H

#include "readelf/report.h"

/* Returns a copy of BYTES, the content of SECTION, as the linker would leave it;
   what cannot be applied is reported. The caller frees it; NULL: out of memory. */
unsigned char *relocated_section(struct report *report, const Elf64_Shdr *section,
                                 struct elf_bytes bytes);

#endif
