/*
 * symbol_version.h: the version of one symbol, as readelf shows it after its name.
 */
#ifndef READELF_SYMBOL_VERSION_H
#define READELF_SYMBOL_VERSION_H

#include "readelf/report.h"

enum version_mark {
    VERSION_NONE,
    VERSION_DEFAULT, /* name@@VERSION: what a new link takes */
    VERSION_HIDDEN,  /* name@VERSION: for files that were linked long ago */
    VERSION_NEEDED,  /* name@VERSION (INDEX): has to come from another file */
};

struct symbol_version {
    enum version_mark mark;
    struct elf_text name;
    uint16_t index;
};

/* Finds the version of SYMBOL, number INDEX of the dynamic symbols. */
struct symbol_version find_version(const struct report *report, uint64_t index,
                                   const Elf64_Sym *symbol);

/* Prints "@@NAME" or "@NAME"; nothing for VERSION_NONE. */
void print_version(struct output *output, struct symbol_version version);

#endif
