/*
 * notes.h: what the files that print notes share.
 */
#ifndef READELF_NOTES_H
#define READELF_NOTES_H

#include "elf/note.h"
#include "readelf/report.h"

/* Prints the content of a GNU property note. */
void print_properties(struct report *report, struct elf_bytes data);

/* Prints bytes as two digits and a blank each. */
void print_note_bytes(struct report *report, struct elf_bytes data);

#endif
