/* hashes.c: DT_HASH and DT_GNU_HASH. */
#include "symbols.h"

uint32_t symbols_hash(const char *name)
{
    uint32_t hash = 0;
    for (; *name; name++) {
        hash = (hash << 4) + (unsigned char)*name;
        hash ^= (hash >> 24) & 0xf0;
        hash &= 0x0fffffff;
    }
    return hash;
}

/* The hash of GNU's table. */
static uint32_t gnu_hash(const char *name)
{
    uint32_t hash = 5381;
    for (; *name; name++)
        hash = hash * 33 + (unsigned char)*name;
    return hash;
}

/* Swaps the symbol I with the one before it. */
static void swap(struct symbols *symbols, unsigned i)
{
    Elf64_Sym entry = symbols->entries[i];
    const char *name = symbols->names[i];
    uint16_t version = symbols->versions[i];
    symbols->entries[i] = symbols->entries[i - 1];
    symbols->names[i] = symbols->names[i - 1];
    symbols->versions[i] = symbols->versions[i - 1];
    symbols->entries[i - 1] = entry;
    symbols->names[i - 1] = name;
    symbols->versions[i - 1] = version;
}

/* Puts DT_GNU_HASH, of BUCKETS buckets; the defined symbols are sorted by them. */
static void put_gnu(struct symbols *symbols, uint32_t buckets)
{
    unsigned first = symbols->first_defined;
    for (unsigned i = first + 1; i < symbols->count; i++)
        for (unsigned j = i; j > first && gnu_hash(symbols->names[j]) % buckets <
                                              gnu_hash(symbols->names[j - 1]) % buckets;
             j--)
            swap(symbols, j);
    /* Two words of the filter, so that both halves of a hash matter. */
    enum { WORDS = 2, SHIFT = 6, HEADER = 4, BITS = 64 };
    uint32_t table[HEADER + WORDS * 2 + 8 + SYMBOLS] = {buckets, first, WORDS, SHIFT};
    uint32_t *bucket = table + HEADER + WORDS * 2, *chain = bucket + buckets;
    for (unsigned i = first; i < symbols->count; i++) {
        uint32_t hash = gnu_hash(symbols->names[i]), bits[] = {hash % BITS, (hash >> SHIFT) % BITS};
        uint32_t *word = table + HEADER + hash / BITS % WORDS * 2;
        for (int j = 0; j < 2; j++)
            word[bits[j] / 32] |= 1u << bits[j] % 32;
        if (!bucket[hash % buckets])
            bucket[hash % buckets] = i;
        bool last =
            i + 1 == symbols->count || gnu_hash(symbols->names[i + 1]) % buckets != hash % buckets;
        chain[i - first] = (hash & ~1u) | last;
    }
    struct image *image = &symbols->world->image;
    size_t size = (size_t)(chain - table) + symbols->count - first;
    image_entry(image, DT_GNU_HASH, image_put(image, table, size * sizeof *table));
}

/* Puts DT_HASH, of BUCKETS buckets. A symbol goes to the front of its chain, as linkers do
   it, or to the back. */
static void put_system_v(struct symbols *symbols, uint32_t buckets)
{
    bool front = !draw_chance(&symbols->world->draw, 20);
    uint32_t table[2 + 8 + SYMBOLS] = {buckets, symbols->count};
    uint32_t *bucket = table + 2, *chain = bucket + buckets;
    for (unsigned i = 1; i < symbols->count; i++) {
        if (ELF64_ST_BIND(symbols->entries[i].st_info) == STB_LOCAL)
            continue;
        uint32_t *link = &bucket[symbols_hash(symbols->names[i]) % buckets];
        while (!front && *link)
            link = &chain[*link];
        chain[i] = front ? *link : 0;
        *link = i;
    }
    struct image *image = &symbols->world->image;
    size_t size = 2 + buckets + symbols->count;
    image_entry(image, DT_HASH, image_put(image, table, size * sizeof *table));
}

void symbols_put_hashes(struct symbols *symbols)
{
    struct draw *draw = &symbols->world->draw;
    unsigned kind = draw_below(draw, 40);
    if (kind >= 15)
        put_gnu(symbols, 1 + draw_below(draw, 4));
    if (kind > 0 && kind < 25)
        put_system_v(symbols, 1 + draw_below(draw, 4));
}
