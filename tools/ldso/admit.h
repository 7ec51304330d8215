/*
 * admit.h: files that were opened, and are passed over all the same (L24, L32).
 */
#ifndef LDSO_ADMIT_H
#define LDSO_ADMIT_H

#include "ldso/open.h"
#include "ldso/state.h"

/* Decides whether the file IMAGE, which CANDIDATE led to, is taken. PRELOAD: for a preload. If
   not, IMAGE is closed, and CANDIDATE's outcome and reason say why. */
void ldso_admit(const struct ldso_state *state, struct ldso_image *image,
                struct ldso_candidate *candidate, bool preload);

/* Returns the version of the kernel that runs here, 6.1.12 as 0x06010c, or 0. */
uint32_t ldso_kernel_here(void);

#endif
