/*
 * imports.h: the symbols that an object wants from others.
 */
#ifndef LDD_IMPORTS_H
#define LDD_IMPORTS_H

#include "ldso/facts.h"

struct import {
    struct elf_text name;
    uint16_t version; /* the index of its version, without bit 15; 0, 1: none */
    bool weak;
    uint32_t number; /* of the symbol */
};

struct imports {
    struct import *entries; /* by version, and then as in the file; owned; the names are the
                               file's */
    size_t count;
    bool given_up; /* some are missing: their names are too long to be read */
};

/* Lists the undefined dynamic symbols of OBJECT, and its copies of variables that have a version
   of somebody else; none if they cannot be read. Ends the
   program if memory runs out. */
void imports_open(struct imports *imports, const struct ldso_object *object);

/* Returns the number of the first entry with VERSION, or with a higher one. */
size_t imports_of_version(const struct imports *imports, uint16_t version);

/* Says whether one of them is called NAME. */
bool imports_have(const struct imports *imports, const char *name);

/* Frees the list. */
void imports_close(struct imports *imports);

#endif
