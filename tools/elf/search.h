/*
 * search.h: finding dynamic symbols by name, as the loader does.
 *
 * A hash table leads from a name to the few symbols that may have it. GNU tables
 * (DT_GNU_HASH) put a Bloom filter in front: two bits of one word tell for most
 * names that no symbol here has them, without touching anything else. The loader
 * takes the GNU table if there is one, and else that of the gABI (DT_HASH, "Hash
 * Table"). hash.h tells about the tables themselves.
 *
 * Several symbols can have one name, with different versions. They come in the
 * order of the table, and that order counts: it is not that of the symbol table.
 */
#ifndef ELF_SEARCH_H
#define ELF_SEARCH_H

#include "elf/dynamic.h"

/* The hashes of one name. Most files have no use for the second one. */
struct elf_name_hash {
    uint32_t gnu, sysv;
    bool sysv_known;
};

struct elf_search {
    enum { ELF_SEARCH_NOTHING, ELF_SEARCH_GNU, ELF_SEARCH_SYSV } kind;
    struct elf_layout layout;
    uint32_t bloom_mask, bloom_shift; /* GNU: number of words, less one; second bit */
    const unsigned char *bloom;       /* none of the memory is owned */
    const unsigned char *buckets;
    const unsigned char *chains;
    uint64_t bucket_count; /* not 0, unless it is ELF_SEARCH_NOTHING */
    uint64_t chain_count;  /* GNU: as many as there may be before the segment ends */
    uint64_t first_symbol; /* GNU: the symbol of the first chain entry */
    size_t entry_size;     /* of buckets and chains: 4; 8 on Alpha and 64-bit S/390 */
};

/* Where the search in one table stands. */
struct elf_search_walk {
    const struct elf_search *search;
    uint64_t entry;  /* GNU: the next chain entry; else the next symbol */
    uint64_t budget; /* steps that are left: a broken chain may be a circle */
    uint32_t hash;   /* GNU */
    bool ended;
};

/* Finds the table that the loader would use. Without any it finds nothing, and that
   is no error; false, with the reason, if there is one and it is not usable: then
   it finds nothing either. Nothing needs releasing. */
bool elf_search_open(struct elf_search *search, const struct elf_object *object,
                     const struct elf_dynamic *dynamic, struct elf_error *error);

/* Return the hash of a name of LENGTH bytes. */
uint32_t elf_hash_gnu(const char *name, size_t length);
uint32_t elf_hash_sysv(const char *name, size_t length);

/* Says whether the Bloom filter proves that no symbol has this hash. */
static inline bool elf_search_excludes(const struct elf_search *search, uint32_t gnu)
{
    if (search->kind != ELF_SEARCH_GNU)
        return search->kind == ELF_SEARCH_NOTHING;
    /* Each case has its number of bits as a constant: to divide by it is then a shift. */
    uint32_t second = gnu >> search->bloom_shift;
    bool swap = search->layout.swap;
    if (search->layout.is64) {
        const unsigned char *from = search->bloom + (size_t)(gnu / 64 & search->bloom_mask) * 8;
        uint64_t word = elf_read64(from, swap);
        return !(word >> gnu % 64 & word >> second % 64 & 1);
    }
    const unsigned char *from = search->bloom + (size_t)(gnu / 32 & search->bloom_mask) * 4;
    uint32_t word = elf_read32(from, swap);
    return !(word >> gnu % 32 & word >> second % 32 & 1);
}

/* Return the index of the first, of the next symbol that may have a name of this hash;
   0: there is none (any more). That the name is the same is for the caller to check.
   hash.sysv must be known for an ELF_SEARCH_SYSV. */
uint64_t elf_search_first(struct elf_search_walk *walk, const struct elf_search *search,
                          struct elf_name_hash hash);
uint64_t elf_search_next(struct elf_search_walk *walk);

#endif
