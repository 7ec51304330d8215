/*
 * versions.h: the symbol versions that an object demands and has, read when it is loaded
 * (L33). elf/versions.h reads the same records for those who have a file's sections.
 */
#ifndef LDSO_VERSIONS_H
#define LDSO_VERSIONS_H

#include "ldso/reader.h"
#include "ldso/state.h"

/* Fills NEEDS and DEFINES of MAP from the records that READER's dynamic section leads to.
   False: out of memory. */
bool ldso_versions_read(struct ldso_map *map, struct ldso_reader *reader);

#endif
