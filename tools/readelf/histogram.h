/*
 * histogram.h: prints how evenly the hash tables of symbols are filled (-I), in the
 * format of GNU readelf.
 */
#ifndef READELF_HISTOGRAM_H
#define READELF_HISTOGRAM_H

#include "readelf/report.h"

/* Prints a histogram for DT_HASH and one for DT_GNU_HASH, for those that there are;
   what is broken is reported. */
void print_histogram(struct report *report);

#endif
