/*
 * properties.h: the note NT_GNU_PROPERTY_TYPE_0, by which code says what it uses
 * of a processor.
 */
#ifndef READELF_PROPERTIES_H
#define READELF_PROPERTIES_H

#include "readelf/report.h"

/* Prints DATA, the content of such a note, up to the end of its last line. What is
   wrong with it is printed in place of it; DATA may be anything. */
void print_properties(struct report *report, struct elf_bytes data);

#endif
