/*
 * header_flags.h: the words for e_flags, of which each machine has its own.
 */
#ifndef READELF_HEADER_FLAGS_H
#define READELF_HEADER_FLAGS_H

#include "base/output.h"
#include "elf/missing.h"

/* Prints what the e_flags of HEADER say, each part after a comma; nothing if they are 0, or if
   the machine has no words for them. */
void print_header_flags(struct output *output, const Elf64_Ehdr *header);

#endif
