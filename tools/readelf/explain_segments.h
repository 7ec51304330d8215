/*
 * explain_segments.h: the sentences for the program headers (-l). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_SEGMENTS_H
#define READELF_EXPLAIN_SEGMENTS_H

#include "readelf/report.h"

/* Says why there are none, below the line that says that. */
void explain_no_segments(struct report *report);

/* Explains the columns, below their heading. */
void explain_segments(struct report *report);

/* Explains SEGMENT, below its line. */
void explain_segment(struct report *report, const Elf64_Phdr *segment);

/* Says what is missing, below the whole table. */
void explain_segments_end(struct report *report);

/* Explains which sections are in which segment: below the heading of that table,
   and below the whole of it. */
void explain_mapping(struct report *report);
void explain_mapping_end(struct report *report);

#endif
