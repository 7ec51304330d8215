/*
 * names_table.h: tables of names of numbers, and how a number is found in one.
 *
 * Each table is sorted by value. A name is spelled as GNU readelf prints it;
 * the meaning is one sentence for a learner. The tables are in the files
 * names_WHAT.c, by the part of an ELF file where the numbers stand. Where the same
 * number means different things on different machines, a function there chooses
 * the table; it returns NULL for a number that has no name.
 *
 * Sources: gABI; the processor supplements (psABI) of the machines; the GNU
 * extensions as in glibc's <elf.h>.
 */
#ifndef ELF_NAMES_TABLE_H
#define ELF_NAMES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct elf_name {
    uint64_t value;
    const char *name;
    const char *meaning; /* one sentence; NULL where the name has to be enough */
};

struct elf_names {
    const struct elf_name *entries; /* sorted by value */
    size_t count;
};

/* Makes a struct elf_names of an array. */
#define ELF_NAMES(array)                                                                           \
    {                                                                                              \
        array, sizeof(array) / sizeof *(array)                                                     \
    }

/* Returns the entry for VALUE, or NULL. */
const struct elf_name *elf_name_find(struct elf_names names, uint64_t value);

#endif
