/*
 * explain_relocations.h: the sentences for relocations (-r). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_RELOCATIONS_H
#define READELF_EXPLAIN_RELOCATIONS_H

#include "readelf/relocation_table.h"
#include "readelf/report.h"

/* Explains the columns, below their heading. */
void explain_relocations(struct report *report, const struct relocations *relocations);

/* Explains RELOCATION, one of them, below its line; nothing if its type has been
   explained. */
void explain_relocation(struct report *report, const struct relocations *relocations,
                        const Elf64_Rela *relocation);

/* Explains a table RELR of COUNT places, below its heading. */
void explain_relr(struct report *report, uint64_t count);

#endif
