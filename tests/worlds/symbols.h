/* symbols.h: the symbols of one file, while it is made. */
#ifndef WORLDS_SYMBOLS_H
#define WORLDS_SYMBOLS_H

#include "world.h"

enum { SYMBOLS = 40, VERSIONS = 8, SLOTS = 64, SLOT = 16 };

struct symbols {
    struct world *world;
    bool program;
    uint64_t data; /* the address of SLOTS places of SLOT bytes, for values and relocations */
    Elf64_Sym entries[SYMBOLS];
    const char *names[SYMBOLS];
    uint16_t versions[SYMBOLS]; /* as in DT_VERSYM */
    unsigned count, first_defined;
    uint16_t defined[VERSIONS], needed[VERSIONS]; /* the indices that may be used */
    unsigned defined_count, needed_count;
    bool versioned; /* there is a DT_VERSYM */
};

/* versions.c: draws the versions that the file defines and needs, and puts their records. */
void symbols_put_versions(struct symbols *symbols);

/* hashes.c: puts the hash tables. Those of GNU want the defined symbols in another order,
   so this comes before the symbols are put. */
void symbols_put_hashes(struct symbols *symbols);

/* hashes.c: the hash of the System V table, which versions have, too. */
uint32_t symbols_hash(const char *name);

#endif
