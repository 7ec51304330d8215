/* compare.h: asks the loader and the tools about one world. */
#ifndef WORLDS_COMPARE_H
#define WORLDS_COMPARE_H

#include "world.h"

/* What is compared, and what came of it, over all worlds. */
struct tally {
    const char *tools;   /* the folder of mini-ldd and mini-bind */
    const char *falsify; /* the table of which the tools' last line is taken away, or "" */
    unsigned long worlds, refused, mistaken, bound, lines, tries, rows, different;
};

/* Asks about WORLD. Where loader and tool do not agree, or with KEEP, both tables are
   written to FOLDER. Returns the name of what is different, or NULL. */
const char *compare_world(struct tally *tally, const struct world *world, const char *folder,
                          bool keep);

#endif
