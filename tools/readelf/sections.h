/*
 * sections.h: prints the section headers (-S, -t), in the format of GNU readelf.
 */
#ifndef READELF_SECTIONS_H
#define READELF_SECTIONS_H

#include "readelf/report.h"

/* Prints the table of sections with the key to its letters, or that there is none. Of
   sections that could not be read only the number is said. */
void print_sections(struct report *report);

#endif
