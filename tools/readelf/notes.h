/*
 * notes.h: what the files that print notes share.
 */
#ifndef READELF_NOTES_H
#define READELF_NOTES_H

#include "elf/note.h"
#include "readelf/report.h"

/* Prints the content of a GNU property note. */
void print_properties(struct report *report, struct elf_bytes data);

#define NT_GNU_BUILD_ATTRIBUTE_OPEN 0x100
#define NT_GNU_BUILD_ATTRIBUTE_FUNC 0x101

/* The addresses that a note speaks of. */
struct build_region {
    uint64_t start, end;
};

/* Those of the last notes, which also hold for notes that name none. */
struct build_regions {
    struct build_region open;     /* of the notes on a whole file */
    struct build_region function; /* of those on one function */
};

/* Says whether NOTE tells how the code was compiled. */
bool is_build_attribute(const struct elf_note *note);

/* Prints the name of such a NOTE with the value in it, padded to its column. */
void print_build_attribute(struct report *report, const struct elf_note *note);

/* Prints which addresses it is for, and remembers them. */
void print_build_region(struct report *report, const struct elf_note *note,
                        struct build_regions *regions);

/* Prints bytes as two digits and a blank each. */
void print_note_bytes(struct report *report, struct elf_bytes data);

#endif
