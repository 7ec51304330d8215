/* hash.c: see hash.h. */
#include "elf/hash.h"

/* Reads number INDEX of the array ENTRIES; the caller knows that it is there. */
static uint64_t entry_at(const struct elf_hash *hash, struct elf_bytes entries, uint64_t index)
{
    const unsigned char *from = entries.start + index * hash->entry_size;
    return hash->entry_size == 8 ? elf_read64(from, hash->swap) : elf_read32(from, hash->swap);
}

/* Takes COUNT entries at *OFFSET and moves it behind them. */
static struct elf_bytes take(const struct elf_object *object, uint64_t *offset, uint64_t count,
                             size_t size)
{
    if (count > object->bytes.size / size)
        return (struct elf_bytes){NULL, 0};
    struct elf_bytes entries = elf_bytes_part(object->bytes, *offset, count * size);
    *offset += count * size;
    return entries;
}

/* Opens the gABI table at OFFSET: two counts, buckets, chains. */
static bool open_sysv(struct elf_hash *hash, const struct elf_object *object, uint64_t offset,
                      struct elf_error *error)
{
    uint16_t machine = object->header.e_machine;
    bool wide = object->layout.is64 && (machine == EM_ALPHA || machine == EM_S390);
    hash->entry_size = wide ? 8 : 4;
    struct elf_bytes counts = take(object, &offset, 2, hash->entry_size);
    if (!counts.start)
        return elf_fail(error, "hash table at offset 0x%jx: not in the file", (uintmax_t)offset);
    hash->bucket_count = entry_at(hash, counts, 0);
    hash->chain_count = entry_at(hash, counts, 1);
    hash->buckets = take(object, &offset, hash->bucket_count, hash->entry_size);
    hash->chains = take(object, &offset, hash->chain_count, hash->entry_size);
    if (!hash->buckets.start || !hash->chains.start)
        return elf_fail(error,
                        "hash table: %ju buckets and %ju chains reach beyond the end of the file",
                        (uintmax_t)hash->bucket_count, (uintmax_t)hash->chain_count);
    hash->symbol_count = hash->chain_count;
    hash->present = hash->bucket_count != 0 && hash->chain_count != 0;
    return true;
}

/* Follows the chain of the highest bucket to find the number of symbols: each
   chain ends with an odd value, and the chains lie in the order of symbols. */
static bool count_gnu_symbols(struct elf_hash *hash, struct elf_error *error)
{
    uint64_t last = 0;
    for (uint64_t i = 0; i < hash->bucket_count; i++) {
        uint64_t symbol = entry_at(hash, hash->buckets, i);
        if (symbol != 0 && symbol < hash->first_symbol)
            return elf_fail(error, "GNU hash table: bucket %ju holds symbol %ju, before the first",
                            (uintmax_t)i, (uintmax_t)symbol);
        if (symbol > last)
            last = symbol;
    }
    if (last == 0)
        return true; /* no symbols at all: a table that only satisfies the loader */
    uint64_t chain = last - hash->first_symbol;
    uint64_t most = hash->chains.size / hash->entry_size;
    while (chain < most && (entry_at(hash, hash->chains, chain) & 1) == 0)
        chain++;
    if (chain >= most)
        return elf_fail(error, "GNU hash table: the last chain has no end");
    hash->chain_count = chain + 1;
    hash->symbol_count = hash->first_symbol + hash->chain_count;
    hash->present = true;
    return true;
}

/* Opens the GNU table at OFFSET: four counts, a Bloom filter, buckets, chains. */
static bool open_gnu(struct elf_hash *hash, const struct elf_object *object, uint64_t offset,
                     struct elf_error *error)
{
    hash->gnu = true;
    hash->entry_size = 4;
    struct elf_bytes counts = take(object, &offset, 4, 4);
    if (!counts.start)
        return elf_fail(error, "GNU hash table at offset 0x%jx: not in the file",
                        (uintmax_t)offset);
    hash->bucket_count = entry_at(hash, counts, 0);
    hash->first_symbol = entry_at(hash, counts, 1);
    offset += entry_at(hash, counts, 2) * (object->layout.is64 ? 8 : 4);
    hash->buckets = take(object, &offset, hash->bucket_count, 4);
    if (!hash->buckets.start || offset > object->bytes.size)
        return elf_fail(error, "GNU hash table: %ju buckets reach beyond the end of the file",
                        (uintmax_t)hash->bucket_count);
    /* The table does not say how many chains there are: they end somewhere
       before the end of the file. */
    hash->chains = elf_bytes_part(object->bytes, offset, object->bytes.size - offset);
    return count_gnu_symbols(hash, error);
}

bool elf_hash_open(struct elf_hash *hash, const struct elf_object *object,
                   const struct elf_dynamic *dynamic, bool gnu, struct elf_error *error)
{
    memset(hash, 0, sizeof *hash);
    hash->swap = object->layout.swap;
    uint64_t address, offset;
    if (!elf_dynamic_find(dynamic, gnu ? DT_GNU_HASH : DT_HASH, &address))
        return true;
    if (!elf_offset_of_address(object, address, gnu ? 16 : 8, &offset))
        return elf_fail(error, "hash table: address 0x%jx is not in the file", (uintmax_t)address);
    return gnu ? open_gnu(hash, object, offset, error) : open_sysv(hash, object, offset, error);
}

uint64_t elf_hash_chain_length(const struct elf_hash *hash, uint64_t bucket, bool *corrupt)
{
    uint64_t symbol = entry_at(hash, hash->buckets, bucket);
    uint64_t length = 0;
    if (hash->gnu) {
        if (symbol == 0)
            return 0;
        uint64_t chain = symbol - hash->first_symbol;
        do
            length++;
        while (chain < hash->chain_count && (entry_at(hash, hash->chains, chain++) & 1) == 0);
        return length;
    }
    while (symbol != 0) {
        length++;
        if (symbol >= hash->chain_count || length > hash->chain_count) {
            *corrupt = true;
            return length;
        }
        symbol = entry_at(hash, hash->chains, symbol);
    }
    return length;
}

bool elf_symbols_open_dynamic(struct elf_symbols *symbols, const struct elf_object *object,
                              const struct elf_dynamic *dynamic, struct elf_error *error)
{
    struct elf_hash hash;
    uint64_t address, offset, count = 0;
    memset(symbols, 0, sizeof *symbols);
    error->text[0] = '\0';
    for (int gnu = 0; gnu < 2; gnu++)
        if (elf_hash_open(&hash, object, dynamic, gnu, error) && hash.symbol_count > count)
            count = hash.symbol_count;
    size_t size = elf_symbol_size(object->layout);
    if (count == 0 || !elf_dynamic_find(dynamic, DT_SYMTAB, &address) ||
        !elf_offset_of_address(object, address, size, &offset))
        return false;
    if (count > object->bytes.size / size || !elf_bytes_at(object->bytes, offset, count * size))
        return elf_fail(error, "dynamic symbols: %ju of them reach beyond the end of the file",
                        (uintmax_t)count);
    symbols->table =
        elf_table_make(elf_bytes_part(object->bytes, offset, count * size), size, object->layout);
    symbols->strings = dynamic->strings;
    symbols->dynamic = true;
    return true;
}
