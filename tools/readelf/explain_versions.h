/*
 * explain_versions.h: the sentences for the version sections (-V). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_VERSIONS_H
#define READELF_EXPLAIN_VERSIONS_H

#include "readelf/report.h"

/* Explains the versions that the file defines, below their heading. */
void explain_definitions(struct report *report);

/* Explains one, called NAME, below its line. FLAGS are VER_FLG_...; INDEX is the
   number by which symbols refer to it. */
void explain_definition(struct report *report, struct elf_text name, unsigned flags,
                        unsigned index);

/* Explains the line with NAME, the predecessor of a version. */
void explain_parent(struct report *report, struct elf_text name);

/* Explains the versions that the file needs, below their heading. */
void explain_needs(struct report *report);

/* Explains the line with FILE, whose versions follow; its start may be NULL. */
void explain_need(struct report *report, struct elf_text file);

/* Explains one of them, called NAME, below its line; FLAGS and INDEX as above. */
void explain_needed_version(struct report *report, struct elf_text name, unsigned flags,
                            unsigned index);

/* Explains the symbols' versions, below their heading. */
void explain_indices(struct report *report);

#endif
