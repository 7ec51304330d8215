/*
 * processor.h: what this machine's processor can do, as far as the search for
 * libraries asks (L18, L19).
 */
#ifndef LDSO_PROCESSOR_H
#define LDSO_PROCESSOR_H

#include <stdbool.h>

struct ldso_processor {
    unsigned level;       /* of x86-64: 1 (baseline) to 4; 0: the processor is no x86-64 */
    bool avx512_1;        /* Intel only: the subdirectory of this name is searched up to 2.36 */
    const char *platform; /* Intel only: "haswell" or "xeon_phi"; NULL otherwise */
};

/* Asks the processor, as the loader does. */
struct ldso_processor ldso_processor_here(void);

#endif
