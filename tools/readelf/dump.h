/*
 * dump.h: prints what is in a section, as strings (-p) or as bytes (-x, and with its
 * relocations applied -R), in the format of GNU readelf.
 */
#ifndef READELF_DUMP_H
#define READELF_DUMP_H

#include "readelf/report.h"

/* Prints the sections that options->dumps ask for, in the order of the file, and
   reports those that do not exist. */
void print_dumps(struct report *report);

#endif
