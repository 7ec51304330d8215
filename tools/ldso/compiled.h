/*
 * compiled.h: what is compiled into a loader, read from its own file.
 *
 * What a loader is, and where it looks, its name does not tell: on a system with musl
 * the path of glibc's loader may be a link to musl's, and distributions build glibc
 * with directories of their own. All of it is in the read-only data of the file.
 */
#ifndef LDSO_COMPILED_H
#define LDSO_COMPILED_H

#include "ldso/state.h"

/* Whose loader it is. */
enum ldso_family { LDSO_GLIBC, LDSO_MUSL, LDSO_STRANGER };

/* Finds out from the file of LOADER, which could be read, whose loader it is. */
enum ldso_family ldso_compiled_family(const struct ldso_loader *loader);

/* Fills in STATE->loader what the file tells: the version, the directories, and the paths
   of the cache and of the list of preloads; of musl the system path, and the file that
   replaces it. What is not found stays as it is. */
void ldso_compiled_read(struct ldso_state *state);

#endif
