/*
 * relr.h: prints compact relative relocations (RELR), in the format of GNU readelf.
 *
 * WORDS is the content of such a table: one place in a word, or a bit for each place
 * behind it.
 */
#ifndef READELF_RELR_H
#define READELF_RELR_H

#include "readelf/report.h"

/* Prints the places that WORDS relocate, under the heading of their columns, and what
   lies where each is. */
void print_relr(struct report *report, struct elf_bytes words);

/* Returns how many places WORDS relocate. */
uint64_t count_relr(struct report *report, struct elf_bytes words);

#endif
