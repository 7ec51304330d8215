/*
 * library_list.h: the libraries that prelink made a file for (-A).
 */
#ifndef READELF_LIBRARY_LIST_H
#define READELF_LIBRARY_LIST_H

#include "readelf/report.h"

/* Prints the content of each section of type SHT_GNU_LIBLIST; nothing if there is none. */
void print_library_lists(struct report *report);

#endif
