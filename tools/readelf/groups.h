/*
 * groups.h: prints the section groups (-g), in the format of GNU readelf.
 */
#ifndef READELF_GROUPS_H
#define READELF_GROUPS_H

#include "readelf/report.h"

/* Prints all groups with their members, or that there are none; what is broken is
   reported. */
void print_groups(struct report *report);

#endif
