/*
 * core_notes.h: the notes in a core file, by which the kernel tells of the process.
 */
#ifndef READELF_CORE_NOTES_H
#define READELF_CORE_NOTES_H

#include "elf/note.h"
#include "readelf/report.h"

/* Prints the content of NOTE, whose owner is CORE: the list of mapped files; of the others, which
   are the kernel's structures, only the name is shown, and that line ends here. */
void print_core_note(struct report *report, const struct elf_note *note);

#endif
