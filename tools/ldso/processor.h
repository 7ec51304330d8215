/*
 * processor.h: what this machine's processor can do, as far as the search for
 * libraries asks (L18, L19).
 */
#ifndef LDSO_PROCESSOR_H
#define LDSO_PROCESSOR_H

#include <stdbool.h>
#include <stdint.h>

struct ldso_processor {
    uint16_t machine; /* e_machine of the processor that was asked; EM_NONE: none could be */
    unsigned level;   /* of x86-64: 1 (baseline) to 4; 0: the processor is no x86-64 */
    uint64_t hwcap;   /* the bits that a loader of up to 2.36 has subdirectories for, and more */
    const char *platform; /* where it says more than the machine: on Arm what the kernel calls it,
                             on Intel's x86-64 "haswell" or "xeon_phi"; NULL otherwise */
};

/* Bits of HWCAP on x86-64; those of Arm and AArch64 are the kernel's, in AT_HWCAP. */
enum { LDSO_HWCAP_X86_64 = 1 << 1, LDSO_HWCAP_AVX512_1 = 1 << 2 };

/* Asks the processor, as the loader does. */
struct ldso_processor ldso_processor_here(void);

#endif
