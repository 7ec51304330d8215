/*
 * explain_dynamic.h: the sentences for the dynamic section (-d). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_DYNAMIC_H
#define READELF_EXPLAIN_DYNAMIC_H

#include "readelf/report.h"

/* Says why there is none, below the line that says that. */
void explain_no_dynamic(struct report *report);

/* Explains ENTRY, below its line. */
void explain_dynamic(struct report *report, const Elf64_Dyn *entry);

/* Says what is missing, below the whole section. */
void explain_dynamic_end(struct report *report);

#endif
