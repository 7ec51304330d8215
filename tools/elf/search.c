/* search.c: see search.h. */
#include "elf/search.h"

/* Reads number INDEX of the array ENTRIES; the caller knows that it is there. */
static uint64_t entry_at(const struct elf_search *search, const unsigned char *entries,
                         uint64_t index)
{
    const unsigned char *from = entries + index * search->entry_size;
    return search->entry_size == 8 ? elf_read64(from, search->layout.swap)
                                   : elf_read32(from, search->layout.swap);
}

/* Takes COUNT entries of SIZE bytes from the front of *BYTES; NULL if they are not there. */
static const unsigned char *take(struct elf_bytes *bytes, uint64_t count, size_t size)
{
    if (count > bytes->size / size)
        return NULL;
    const unsigned char *start = bytes->start;
    bytes->start += count * size;
    bytes->size -= count * size;
    return start;
}

/* Opens the GNU table in BYTES: four numbers, a Bloom filter, buckets, chains. */
static bool open_gnu(struct elf_search *search, struct elf_bytes bytes, struct elf_error *error)
{
    search->entry_size = 4;
    const unsigned char *counts = take(&bytes, 4, 4);
    if (!counts)
        return elf_fail(error, "GNU hash table: it is not in the file");
    search->bucket_count = entry_at(search, counts, 0);
    search->first_symbol = entry_at(search, counts, 1);
    uint64_t words = entry_at(search, counts, 2);
    search->bloom_shift = (uint32_t)entry_at(search, counts, 3) & 31;
    if (words == 0 || (words & (words - 1)) != 0)
        return elf_fail(error, "GNU hash table: its filter has %ju words, which is no power of two",
                        (uintmax_t)words);
    search->bloom_mask = (uint32_t)(words - 1);
    search->bloom = take(&bytes, words, search->layout.is64 ? 8 : 4);
    search->buckets = search->bloom ? take(&bytes, search->bucket_count, 4) : NULL;
    if (!search->buckets)
        return elf_fail(error,
                        "GNU hash table: a filter of %ju words and %ju buckets reach beyond the "
                        "end of the segment",
                        (uintmax_t)words, (uintmax_t)search->bucket_count);
    search->chain_count = bytes.size / 4;
    search->chains = bytes.start;
    if (search->bucket_count != 0)
        search->kind = ELF_SEARCH_GNU;
    return true;
}

/* Opens the gABI table in BYTES: two numbers, buckets, chains. */
static bool open_sysv(struct elf_search *search, struct elf_bytes bytes, struct elf_error *error)
{
    const unsigned char *counts = take(&bytes, 2, search->entry_size);
    if (!counts)
        return elf_fail(error, "hash table: it is not in the file");
    search->bucket_count = entry_at(search, counts, 0);
    search->chain_count = entry_at(search, counts, 1);
    search->buckets = take(&bytes, search->bucket_count, search->entry_size);
    search->chains = search->buckets ? take(&bytes, search->chain_count, search->entry_size) : NULL;
    if (!search->chains)
        return elf_fail(error,
                        "hash table: %ju buckets and %ju chains reach beyond the end of the "
                        "segment",
                        (uintmax_t)search->bucket_count, (uintmax_t)search->chain_count);
    if (search->bucket_count != 0)
        search->kind = ELF_SEARCH_SYSV;
    return true;
}

bool elf_search_open(struct elf_search *search, const struct elf_object *object,
                     const struct elf_dynamic *dynamic, struct elf_error *error)
{
    memset(search, 0, sizeof *search);
    search->layout = object->layout;
    uint16_t machine = object->header.e_machine;
    bool wide = object->layout.is64 && (machine == EM_ALPHA || machine == EM_S390);
    search->entry_size = wide ? 8 : 4;
    uint64_t address;
    if (elf_dynamic_find(dynamic, DT_GNU_HASH, &address))
        return open_gnu(search, elf_bytes_from_address(object, address), error);
    if (elf_dynamic_find(dynamic, DT_HASH, &address))
        return open_sysv(search, elf_bytes_from_address(object, address), error);
    return true;
}

uint32_t elf_hash_gnu(const char *name, size_t length)
{
    uint32_t hash = 5381;
    size_t i = 0;
    /* Two steps in one: what the second waits for is then one multiplication, not two. */
    for (; i + 1 < length; i += 2)
        hash = hash * (33 * 33) + (unsigned char)name[i] * 33u + (unsigned char)name[i + 1];
    if (i < length)
        hash = hash * 33 + (unsigned char)name[i];
    return hash;
}

uint32_t elf_hash_sysv(const char *name, size_t length)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < length; i++) {
        hash = (hash << 4) + (unsigned char)name[i];
        uint32_t high = hash & 0xf0000000;
        hash ^= high >> 24;
        hash &= 0x0fffffff;
    }
    return hash;
}

uint64_t elf_search_first(struct elf_search_walk *walk, const struct elf_search *search,
                          struct elf_name_hash hash)
{
    *walk = (struct elf_search_walk){search, 0, search->chain_count, hash.gnu, true};
    if (elf_search_excludes(search, hash.gnu))
        return 0;
    uint32_t own = search->kind == ELF_SEARCH_GNU ? hash.gnu : hash.sysv;
    uint64_t symbol = entry_at(search, search->buckets, own % search->bucket_count);
    if (symbol == 0 || symbol < search->first_symbol)
        return 0;
    walk->entry = symbol - search->first_symbol;
    walk->ended = false;
    return elf_search_next(walk);
}

uint64_t elf_search_next(struct elf_search_walk *walk)
{
    const struct elf_search *search = walk->search;
    while (!walk->ended && walk->budget > 0 && walk->entry < search->chain_count) {
        uint64_t entry = walk->entry, link = entry_at(search, search->chains, entry);
        walk->budget--;
        if (search->kind == ELF_SEARCH_SYSV) {
            /* The link is the next symbol, and 0 the end. */
            walk->entry = link;
            walk->ended = link == 0;
            return entry;
        }
        /* The link is the symbol's hash; its lowest bit marks the end. */
        walk->entry++;
        walk->ended = link & 1;
        if ((link ^ walk->hash) >> 1 == 0)
            return search->first_symbol + entry;
    }
    return 0;
}
