/*
 * dynamic.h: prints the dynamic section (-d), in the format of GNU readelf.
 */
#ifndef READELF_DYNAMIC_H
#define READELF_DYNAMIC_H

#include "readelf/report.h"

/* Prints the entries of the dynamic section, or that there is none. */
void print_dynamic(struct report *report);

#endif
