/*
 * explain_sections.h: the sentences for the section headers (-S, -t) and for the
 * section groups (-g). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_SECTIONS_H
#define READELF_EXPLAIN_SECTIONS_H

#include "readelf/report.h"

/* Explains the columns, below their heading. */
void explain_sections(struct report *report);

/* Explains SECTION, below its line: its name, its type, its flags. */
void explain_section(struct report *report, const Elf64_Shdr *section);

/* Says what is missing, below the whole table. */
void explain_sections_end(struct report *report);

/* Explains a group, below its heading. COMDAT: only one of those called NAME is
   kept. */
void explain_group(struct report *report, bool comdat, struct elf_text name);

#endif
