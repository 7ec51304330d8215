/*
 * segments.h: the checks with which the segments of a library are mapped (L24).
 *
 * The loader does sums with what the program headers say, and checks little of it. Where it
 * would get an error, or do damage to itself, this says so.
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

/* Makes musl's checks of a library that was opened: that it can be mapped at all. */
const char *ldso_segments_check_musl(const struct ldso_state *state,
                                     const struct ldso_image *image);

#endif
