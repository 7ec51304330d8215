/*
 * segments.h: what becomes of a file when its segments are mapped (L24).
 *
 * The loader does sums with what the program headers say, and checks little of it. Where
 * it would get an error or crash, this says so; where the file ends before its segments
 * do, the pages behind its end are there, and to touch one is a bus error.
 */
#ifndef LDSO_SEGMENTS_H
#define LDSO_SEGMENTS_H

#include "ldso/open.h"
#include "ldso/state.h"

/* Makes glibc's checks of a library that was opened, up to the mapping itself. USUAL: it was
   found where the system keeps its libraries, so that its file system need not be asked
   whether code may be run from it. NULL: all is well; else why the loader gives up. */
const char *ldso_segments_check(const struct ldso_state *state, const struct ldso_image *image,
                                bool usual);

/* Says whether the loader of STATE, glibc's or musl's, touches a page behind the end of the
   file while it loads the library IMAGE, which ldso_image_load() filled. Returns what it
   dies of, or NULL. */
const char *ldso_segments_cut(const struct ldso_state *state, const struct ldso_image *image);

/* Says the same of the start: the relocation, and the first code that runs. MAIN: the
   kernel maps the file, which refuses more. */
const char *ldso_segments_damage(const struct ldso_state *state, const struct ldso_image *image,
                                 bool main);

#endif
