/*
 * segments.h: prints the program headers (-l), in the format of GNU readelf.
 */
#ifndef READELF_SEGMENTS_H
#define READELF_SEGMENTS_H

#include "readelf/report.h"

/* Prints the table of segments and which sections lie in which, or that there is none.
   Without -h, the lines above it say what file it is. */
void print_segments(struct report *report);

#endif
