/*
 * explain_notes.h: the sentences for the notes (-n). *
 * They do nothing without --explain.
 */
#ifndef READELF_EXPLAIN_NOTES_H
#define READELF_EXPLAIN_NOTES_H

#include "elf/names.h"
#include "elf/note.h"
#include "readelf/report.h"

/* Explains NOTE, below what is printed of it. NAME: its type; NULL: no known one. */
void explain_note(struct report *report, const struct elf_note *note, const struct elf_name *name);

#endif
