/*
 * cache.h: /etc/ld.so.cache, the loader's index of libraries (C1 to C6).
 *
 * Nothing in the file is trusted: every index is checked before it is used, and
 * every string must have its NUL inside the file. Where the loader would read
 * outside the file, there is no answer.
 */
#ifndef LDSO_CACHE_H
#define LDSO_CACHE_H

#include "elf/bytes.h"
#include "ldso/memory.h"

struct ldso_cache {
    struct elf_bytes bytes;   /* the whole file; empty: there is no cache, or no valid one */
    struct elf_bytes entries; /* COUNT of them */
    uint64_t count;
    size_t entry_size;        /* 24 in the new layout, 12 in the old one */
    struct elf_bytes strings; /* what keys and values count from, up to the file's last NUL */
    uint64_t extension;       /* offset of the extension directory; 0: none */

    uint32_t *priorities; /* of the glibc-hwcaps names in the file, by number; 0: not active */
    size_t priority_count;
    bool priorities_ready;
};

/* What the reader of the cache is looking for. */
struct ldso_cache_reader {
    uint32_t flags, flags_also; /* of the entries that count: see struct ldso_machine */
    const char *const *hwcaps;  /* the active glibc-hwcaps names, the best first */
    size_t hwcap_count;
    uint32_t levels;   /* a bit for every level of x86-64 that is there; bit 0: the baseline */
    bool old_hwcaps;   /* entries with old-style hwcap bits count too (up to 2.39) */
    uint64_t hwcap;    /* these bits (important and there), ... */
    uint64_t platform; /* ... and this platform; 0: none of those with a bit */
    uint32_t kernel; /* entries for a newer one do not count (up to 2.35); 0: it does not matter */
    struct ldso_memory *memory;
};

/* Checks the file in BYTES, which must outlive CACHE (C1, C2, C3, C5). False: it is no
   valid cache; CACHE is then empty. */
bool ldso_cache_parse(struct ldso_cache *cache, struct elf_bytes bytes);

/* Returns the path stored for NAME, or NULL (C6). It points into the file. */
const char *ldso_cache_find(struct ldso_cache *cache, const struct ldso_cache_reader *reader,
                            const char *name);

/* Compares two names as the table is sorted: runs of digits as numbers. Returns a
   number below, equal to or above 0. */
int ldso_cache_compare(const char *a, const char *b);

#endif
