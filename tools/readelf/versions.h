/*
 * versions.h: prints the symbol version sections (-V), in the format of GNU readelf.
 */
#ifndef READELF_VERSIONS_H
#define READELF_VERSIONS_H

#include "readelf/report.h"

/* Prints the versions that the file defines, those that it needs and the number that
   each dynamic symbol has, or that there are none; what is broken is reported. */
void print_versions(struct report *report);

#endif
