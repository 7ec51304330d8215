/*
 * mapping.h: the sums that the loader does to map the segments of a file (L24).
 *
 * All of them may wrap, as they do there; a mask decides what that means for a file of 32
 * bits.
 */
#ifndef LDSO_MAPPING_H
#define LDSO_MAPPING_H

#include "ldso/open.h"
#include "ldso/state.h"

/* What the sums need. */
struct ldso_mapping {
    const struct ldso_image *image; /* not owned */
    uint64_t page, mask;
    bool musl; /* which maps what is in memory, not what is in the file */
};

/* A PT_LOAD as the loader sees it: from START to END it comes from the file at OFFSET, where
   all three are multiples of a page. */
struct ldso_command {
    uint64_t start, end, data_begin, data_end, memory_end, offset;
    bool writable;
};

/* Returns a mapping for IMAGE, which must outlive it. The size of a page is known where the
   machine is of the same kind as this one; elsewhere it is taken for the usual one. */
struct ldso_mapping ldso_mapping_of(const struct ldso_state *state, const struct ldso_image *image);

/* Returns SEGMENT as a command. */
struct ldso_command ldso_command_of(const struct ldso_mapping *mapping, const Elf64_Phdr *segment);

/* Takes the next PT_LOAD, from the program header *NEXT on; false: there is none. */
bool ldso_next_command(const struct ldso_mapping *mapping, uint64_t *next,
                       struct ldso_command *command);

/* Rounds VALUE down, or up, to a multiple of a page. */
static inline uint64_t ldso_page_down(const struct ldso_mapping *mapping, uint64_t value)
{
    return value & ~(mapping->page - 1) & mapping->mask;
}
static inline uint64_t ldso_page_up(const struct ldso_mapping *mapping, uint64_t value)
{
    return ldso_page_down(mapping, value + mapping->page - 1);
}

#endif
