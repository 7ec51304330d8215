/*
 * explain_header.h: the sentences for the ELF header (-h). *
 * They do nothing without --explain.
 */
#ifndef READELF_EXPLAIN_HEADER_H
#define READELF_EXPLAIN_HEADER_H

#include "readelf/report.h"

/* The fields of the ELF header that have a line each. */
enum header_field {
    HEADER_MAGIC,
    HEADER_CLASS,
    HEADER_DATA,
    HEADER_IDENT_VERSION,
    HEADER_OSABI,
    HEADER_ABI_VERSION,
    HEADER_TYPE,
    HEADER_MACHINE,
    HEADER_VERSION,
    HEADER_ENTRY,
    HEADER_SEGMENTS_START,
    HEADER_SECTIONS_START,
    HEADER_FLAGS,
    HEADER_SIZE,
    HEADER_SEGMENT_SIZE,
    HEADER_SEGMENT_COUNT,
    HEADER_SECTION_SIZE,
    HEADER_SECTION_COUNT,
    HEADER_NAMES_INDEX,
};

/* Explains FIELD, below its line. */
void explain_header(struct report *report, enum header_field field);

#endif
