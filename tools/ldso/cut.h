/*
 * cut.h: files that end before their segments do (L24).
 *
 * The pages behind the end of such a file are mapped like all others, and to touch one is
 * a bus error. So it depends on what the loader touches whether it gives up, crashes, or
 * notices nothing.
 */
#ifndef LDSO_CUT_H
#define LDSO_CUT_H

#include "ldso/open.h"
#include "ldso/state.h"

/* Says whether the loader of STATE, glibc's or musl's, touches a page behind the end of the
   file while it loads the library IMAGE, which ldso_image_load() filled. Returns what it
   dies of, as a part of a sentence, or NULL. */
const char *ldso_cut_at_load(const struct ldso_state *state, const struct ldso_image *image);

/* Says the same of the start: the relocation, and the first code that runs. An incomplete
   file is mapped for it. MAIN: the kernel maps the segments, which refuses more. */
const char *ldso_cut_at_start(const struct ldso_state *state, struct ldso_image *image, bool main);

#endif
