/*
 * calls.h: direct calls in machine code.
 *
 * In a static program no table says which function calls which: the linker has put the
 * distance into the instruction. On x86, x86-64 and AArch64 that is easily read back.
 */
#ifndef LDD_CALLS_H
#define LDD_CALLS_H

#include "elf/object.h"

/* Addresses from FROM on, up to and not including UNTIL. */
struct calls_target {
    uint64_t from, until;
};

/* Says whether code of OBJECT outside TARGET calls, or jumps to, an address in it. On
   machines whose instructions are not known here nothing does. */
bool calls_reach(const struct elf_object *object, struct calls_target target);

/* Finds, on x86-64, the next place from the address FROM on that loads an address in TARGET
   (lea with a distance), and stores the place. False: there is none. */
bool calls_find_load(const struct elf_object *object, uint64_t from, struct calls_target target,
                     uint64_t *place);

#endif
