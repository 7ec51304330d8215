/*
 * mips.h: what a MIPS file says of itself in sections and tables of its own (-A).
 */
#ifndef READELF_MIPS_H
#define READELF_MIPS_H

#include "readelf/report.h"

/* Prints what the code needs of the processor (.MIPS.abiflags), and the global offset table that
   the dynamic section describes; nothing for other machines, and of what is not there. */
void print_mips(struct report *report);

#endif
