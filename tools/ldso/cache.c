/* cache.c: see cache.h. */
#include "ldso/cache.h"

#include <endian.h>
#include <string.h>

/* The layout of the file; all numbers are little-endian, as on our machines. */
enum {
    OLD_MAGIC_SIZE = 11,
    OLD_HEADER_SIZE = 16,
    OLD_COUNT = 12,
    OLD_ENTRY_SIZE = 12,
    NEW_MAGIC_SIZE = 20,
    NEW_HEADER_SIZE = 48,
    NEW_COUNT = 20,
    NEW_FLAGS = 28,
    NEW_EXTENSION = 32,
    NEW_ENTRY_SIZE = 24,
    ENTRY_KEY = 4,
    ENTRY_VALUE = 8,
    ENTRY_KERNEL = 12,
    ENTRY_HWCAP = 16,
    EXTENSION_HEADER_SIZE = 8,
    SECTION_SIZE = 16,
};
static const char old_magic[] = "ld.so-1.7.0";
static const char new_magic[] = "glibc-ld.so.cache1.1";

#define EXTENSION_MAGIC 0xeaa42174u
enum { TAG_HWCAPS = 1, BYTE_ORDER_MASK = 3, BYTE_ORDER_LITTLE = 2 };

static const bool swap = __BYTE_ORDER == __BIG_ENDIAN;

/* --- validation (C1 to C5) ----------------------------------------------------------- */

/* Sets what both layouts have. The strings end behind the last NUL of the file: so
   every string that begins before that ends before it, too. */
static void set_tables(struct ldso_cache *cache, struct elf_bytes bytes, uint64_t entries,
                       uint64_t count, size_t entry_size, uint64_t strings)
{
    cache->bytes = bytes;
    cache->entries = elf_bytes_part(bytes, entries, count * entry_size);
    cache->count = count;
    cache->entry_size = entry_size;
    const unsigned char *last = memrchr(bytes.start, '\0', (size_t)bytes.size);
    uint64_t end = last ? (uint64_t)(last - bytes.start) + 1 : 0;
    cache->strings = elf_bytes_part(bytes, strings, end > strings ? end - strings : 0);
}

/* Says whether a new header stands at OFFSET. */
static bool is_new(struct elf_bytes bytes, uint64_t offset)
{
    const unsigned char *header = elf_bytes_at(bytes, offset, NEW_HEADER_SIZE);
    return header && memcmp(header, new_magic, NEW_MAGIC_SIZE) == 0;
}

/* Takes the new part at OFFSET (C2). False: it does not fit. */
static bool take_new(struct ldso_cache *cache, struct elf_bytes bytes, uint64_t offset)
{
    const unsigned char *header = bytes.start + offset;
    unsigned char flags = header[NEW_FLAGS];
    if (flags != 0 && (flags & BYTE_ORDER_MASK) != BYTE_ORDER_LITTLE)
        return false;
    uint64_t count = elf_read32(header + NEW_COUNT, swap);
    if (count > (bytes.size - offset - NEW_HEADER_SIZE) / NEW_ENTRY_SIZE)
        return false;
    set_tables(cache, bytes, offset + NEW_HEADER_SIZE, count, NEW_ENTRY_SIZE, offset);
    cache->extension = elf_read32(header + NEW_EXTENSION, swap);
    return true;
}

bool ldso_cache_parse(struct ldso_cache *cache, struct elf_bytes bytes)
{
    memset(cache, 0, sizeof *cache);
    if (bytes.size > NEW_HEADER_SIZE && is_new(bytes, 0))
        return take_new(cache, bytes, 0);

    if (bytes.size <= OLD_HEADER_SIZE || memcmp(bytes.start, old_magic, OLD_MAGIC_SIZE) != 0)
        return false;
    uint64_t count = elf_read32(bytes.start + OLD_COUNT, swap);
    if (count > (bytes.size - OLD_HEADER_SIZE) / OLD_ENTRY_SIZE)
        return false;
    uint64_t end = OLD_HEADER_SIZE + count * OLD_ENTRY_SIZE;
    uint64_t behind = (end + 7) & ~(uint64_t)7;
    if (is_new(bytes, behind))
        return take_new(cache, bytes, behind);
    set_tables(cache, bytes, OLD_HEADER_SIZE, count, OLD_ENTRY_SIZE, end);
    return true;
}

/* --- names of glibc-hwcaps (C4) ------------------------------------------------------ */

/* Finds the section with the names; empty if there is none, or anything is wrong. */
static struct elf_bytes hwcaps_section(const struct ldso_cache *cache)
{
    struct elf_bytes none = {NULL, 0}, found = none;
    uint64_t at = cache->extension;
    const unsigned char *header = elf_bytes_at(cache->bytes, at, EXTENSION_HEADER_SIZE);
    if (at == 0 || at % 4 != 0 || !header || elf_read32(header, swap) != EXTENSION_MAGIC)
        return none;
    uint64_t count = elf_read32(header + 4, swap);
    if (!elf_bytes_at(cache->bytes, at + EXTENSION_HEADER_SIZE, count * SECTION_SIZE))
        return none;
    for (uint64_t i = 0; i < count; i++) {
        const unsigned char *section = header + EXTENSION_HEADER_SIZE + i * SECTION_SIZE;
        uint64_t offset = elf_read32(section + 8, swap), size = elf_read32(section + 12, swap);
        if (!elf_bytes_at(cache->bytes, offset, size))
            return none;
        if (elf_read32(section, swap) == TAG_HWCAPS)
            found = size != 0 && offset % 4 == 0 && size % 4 == 0
                        ? elf_bytes_part(cache->bytes, offset, size)
                        : none;
    }
    return found;
}

/* Returns the place of NAME among the active ones, beginning at 1; 0: it is none. */
static uint32_t priority_of(const struct ldso_cache_reader *reader, struct elf_text name)
{
    for (size_t i = 0; i < reader->hwcap_count; i++)
        if (elf_text_is(name, reader->hwcaps[i]))
            return (uint32_t)i + 1;
    return 0;
}

/* Works out the priority of every name in the file. The loader goes through them and
   its own names side by side, both sorted: so a name that is less than one before it
   is not found. */
static void rank_names(struct ldso_cache *cache, const struct ldso_cache_reader *reader)
{
    cache->priorities_ready = true;
    struct elf_bytes section = hwcaps_section(cache);
    size_t count = (size_t)(section.size / 4);
    if (count == 0)
        return;
    cache->priorities = ldso_memory_array(reader->memory, count, sizeof *cache->priorities);
    if (!cache->priorities)
        return;
    cache->priority_count = count;
    struct elf_text highest = elf_text("");
    for (size_t i = 0; i < count; i++) {
        uint64_t offset = elf_read32(section.start + i * 4, swap);
        struct elf_text name = elf_bytes_string(cache->bytes, offset);
        if (!name.start || offset + name.length >= cache->bytes.size)
            continue;
        if (i > 0 && strcmp(name.start, highest.start) <= 0)
            continue;
        highest = name;
        cache->priorities[i] = priority_of(reader, name);
    }
}

/* --- looking up (C6) ----------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads a run of digits as a number, of 32 bits as in the loader. */
static int32_t number(const char **at)
{
    uint32_t value = 0;
    for (; is_digit(**at); ++*at)
        value = value * 10 + (uint32_t)(**at - '0');
    return (int32_t)value;
}

int ldso_cache_compare(const char *a, const char *b)
{
    for (;;) {
        while (*a == *b && *a != '\0' && !is_digit(*a))
            a++, b++;
        if (*a == '\0' || (!is_digit(*a) && !is_digit(*b)))
            return (signed char)*a - (signed char)*b;
        if (is_digit(*a) != is_digit(*b))
            return is_digit(*a) ? 1 : -1;
        int32_t of_a = number(&a), of_b = number(&b);
        if (of_a != of_b)
            return of_a < of_b ? -1 : 1;
    }
}

/* Returns the entry at INDEX. */
static const unsigned char *entry_at(const struct ldso_cache *cache, uint64_t index)
{
    return cache->entries.start + index * cache->entry_size;
}

/* Returns the string that FIELD of the entry at INDEX points to, or NULL. */
static const char *string_of(const struct ldso_cache *cache, uint64_t index, size_t field)
{
    uint64_t offset = elf_read32(entry_at(cache, index) + field, swap);
    return offset < cache->strings.size ? (const char *)cache->strings.start + offset : NULL;
}

/* Finds the first of the entries that equal NAME, and a place behind the last one. */
static bool find_first(const struct ldso_cache *cache, const char *name, uint64_t *first,
                       uint64_t *end)
{
    uint64_t left = 0, right = cache->count;
    while (left < right) {
        uint64_t middle = (left + right - 1) / 2;
        const char *key = string_of(cache, middle, ENTRY_KEY);
        if (!key)
            return false;
        int order = ldso_cache_compare(name, key);
        if (order == 0) {
            for (; middle > 0; middle--) {
                key = string_of(cache, middle - 1, ENTRY_KEY);
                if (!key || ldso_cache_compare(name, key) != 0)
                    break;
            }
            *first = middle;
            *end = right;
            return true;
        }
        if (order < 0) /* descending */
            left = middle + 1;
        else
            right = middle;
    }
    return false;
}

/* Says whether an entry with these HWCAP bits is one of a glibc-hwcaps folder. */
static bool is_named(uint64_t hwcap)
{
    return ((hwcap >> 32) & ~(uint64_t)0x3ff) == 0x40000000;
}

/* Says whether an entry that is not named may be used on this processor. */
static bool plain_fits(const struct ldso_cache_reader *reader, uint64_t hwcap)
{
    const uint64_t platforms = (uint64_t)0xf << 48, tls = (uint64_t)1 << 63;
    if (!reader->old_hwcaps)
        return hwcap == 0;
    return (hwcap & ~(reader->hwcap | platforms | tls)) == 0 &&
           ((hwcap & platforms) == 0 || (hwcap & platforms) == reader->platform);
}

const char *ldso_cache_find(struct ldso_cache *cache, const struct ldso_cache_reader *reader,
                            const char *name)
{
    uint64_t index, end;
    if (!find_first(cache, name, &index, &end))
        return NULL;
    const char *best = NULL;
    uint32_t best_priority = 0;
    for (; index < end; index++) {
        const char *key = string_of(cache, index, ENTRY_KEY);
        if (!key || ldso_cache_compare(name, key) != 0)
            break;
        const unsigned char *entry = entry_at(cache, index);
        uint32_t flags = elf_read32(entry, swap);
        const char *value = string_of(cache, index, ENTRY_VALUE);
        if ((flags != reader->flags && flags != reader->flags_also) || !value)
            continue;
        bool has_hwcap = cache->entry_size >= NEW_ENTRY_SIZE;
        if (has_hwcap && reader->kernel != 0 &&
            elf_read32(entry + ENTRY_KERNEL, swap) > reader->kernel)
            continue;
        uint64_t hwcap = has_hwcap ? elf_read64(entry + ENTRY_HWCAP, swap) : 0;
        if (has_hwcap && is_named(hwcap)) {
            /* Its level is a number; the processor's shift takes the low five bits of it. */
            if (!(reader->levels >> ((hwcap >> 32) & 0x1f) & 1))
                continue;
            if (!cache->priorities_ready)
                rank_names(cache, reader);
            uint32_t number_of_name = (uint32_t)hwcap;
            uint32_t priority =
                number_of_name < cache->priority_count ? cache->priorities[number_of_name] : 0;
            if (priority != 0 && (!best || priority < best_priority)) {
                best = value;
                best_priority = priority;
            }
            continue;
        }
        if (has_hwcap && best)
            break;
        if (has_hwcap && !plain_fits(reader, hwcap))
            continue;
        best = value;
        if (flags == reader->flags)
            break;
    }
    return best;
}
