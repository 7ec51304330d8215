/*
 * build_notes.h: the notes by which a compiler tells how it was used
 * (.gnu.build.attributes).
 *
 * print_notes() asks is_build_attribute() of every note, and leaves those to the
 * functions here, in the order in which they are in the file.
 */
#ifndef READELF_BUILD_NOTES_H
#define READELF_BUILD_NOTES_H

#include "elf/note.h"
#include "readelf/report.h"

/* Their types: a note on a whole file, and one on a function. */
#define NT_GNU_BUILD_ATTRIBUTE_OPEN 0x100
#define NT_GNU_BUILD_ATTRIBUTE_FUNC 0x101

/* The addresses that a note speaks of. */
struct build_region {
    uint64_t start, end; /* the end is the last one that was known, or 0 */
};

/* Those of the last notes, which also hold for notes that name none. Zeros before
   the first note. */
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

#endif
