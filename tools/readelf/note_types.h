/*
 * note_types.h: the names of the types of notes, which depend on who owns the note.
 */
#ifndef READELF_NOTE_TYPES_H
#define READELF_NOTE_TYPES_H

#include "elf/missing.h"
#include "elf/names_table.h"
#include "elf/note.h"

/* The files that were mapped into a process, in a core file. */
#define NT_MAPPED_FILES 0x46494c45

/* Returns the entry for the type of NOTE in a file with HEADER, or NULL. */
const struct elf_name *note_type_name(const Elf64_Ehdr *header, const struct elf_note *note);

#endif
