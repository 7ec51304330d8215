/*
 * notes.h: prints the notes (-n), in the format of GNU readelf.
 */
#ifndef READELF_NOTES_H
#define READELF_NOTES_H

#include "readelf/report.h"

/* Prints the notes in all sections SHT_NOTE, in an object file with their
   relocations applied. For a core file, and where there are no such sections,
   those in the segments. */
void print_notes(struct report *report);

#endif
