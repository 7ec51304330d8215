/*
 * header.h: prints the ELF header (-h), in the format of GNU readelf.
 */
#ifndef READELF_HEADER_H
#define READELF_HEADER_H

#include "readelf/report.h"

/* Prints the ELF header. It has been read, or there would be no report. */
void print_header(struct report *report);

#endif
