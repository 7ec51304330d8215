/* musl.h: asks musl's loader, and mini-ldd, about one world. */
#ifndef WORLDS_MUSL_H
#define WORLDS_MUSL_H

#include "compare.h"

/* Does for a WORLD whose loader is musl's what compare_world() does for glibc's. musl tells
   which libraries it loads, and which are missing; not what it tries, nor what it binds. */
const char *compare_musl(struct tally *tally, const struct world *world, const char *folder,
                         bool keep);

#endif
