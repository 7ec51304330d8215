/*
 * relocations.h: prints the relocations (-r, and with -D), in the format of GNU
 * readelf.
 */
#ifndef READELF_RELOCATIONS_H
#define READELF_RELOCATIONS_H

#include "readelf/report.h"

/* Prints the relocations of all sections that have some, or that there are none; what
   is broken is reported. */
void print_relocations(struct report *report);

/* The same for those that the dynamic section names (-D). */
void print_dynamic_relocations(struct report *report);

#endif
