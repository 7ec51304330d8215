/*
 * relr.h: compact relative relocations (SHT_RELR, DT_RELR).
 *
 * A position-independent file has thousands of places that only need its load
 * address added. RELR lists them as words: an even word is an address; an odd
 * one is a bit map of the words that follow, bit 1 for the first.
 *
 * gABI, "Relative Relocation Table".
 */
#ifndef ELF_RELR_H
#define ELF_RELR_H

#include "elf/record.h"

/* A position in a RELR table. Make one with elf_relr_start(). */
struct elf_relr {
    struct elf_bytes words;
    struct elf_layout layout;
    uint64_t next;    /* offset of the next word */
    uint64_t address; /* of the next word of memory that a bit map speaks of */
    uint64_t bits;    /* what is left of the current word; an address is one bit */
    uint64_t base;    /* the address of its lowest bit */
};

/* Begins at the first word of the table in WORDS. */
struct elf_relr elf_relr_start(struct elf_bytes words, struct elf_layout layout);

/* Stores the next word; false at the end of the table. */
bool elf_relr_next(struct elf_relr *relr, uint64_t *word);

/* Stores the next address that this word wants relocated; false if that is all. */
bool elf_relr_address(struct elf_relr *relr, uint64_t *address);

#endif
