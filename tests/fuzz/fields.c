/*
 * fields.c: where a file states something.
 *
 * A mutation of any byte would mostly hit code and strings, which nobody
 * interprets. So the well-formed file is walked first, and every number in it
 * is noted that a reader believes: headers, tables, links between them, lists.
 * The walk trusts the file, apart from staying inside it: seeds are good files.
 */
#include "fuzz.h"

#include <ar.h>
#include <elf.h>
#include <stdlib.h>
#include <string.h>

/* The sizes of the members of each record, in order; 0 ends them. */
static const unsigned char header32[] = {2, 2, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 0};
static const unsigned char header64[] = {2, 2, 4, 8, 8, 8, 4, 2, 2, 2, 2, 2, 2, 0};
static const unsigned char section32[] = {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0};
static const unsigned char section64[] = {4, 4, 8, 8, 8, 8, 4, 4, 8, 8, 0};
static const unsigned char segment32[] = {4, 4, 4, 4, 4, 4, 4, 4, 0};
static const unsigned char segment64[] = {4, 4, 8, 8, 8, 8, 8, 8, 0};
static const unsigned char symbol32[] = {4, 4, 4, 1, 1, 2, 0};
static const unsigned char symbol64[] = {4, 1, 1, 2, 8, 8, 0};
static const unsigned char word_2[] = {2, 0}, word_4[] = {4, 0}, word_8[] = {8, 0};
static const unsigned char pair_4[] = {4, 4, 0}, pair_8[] = {8, 8, 0};
static const unsigned char triple_4[] = {4, 4, 4, 0}, triple_8[] = {8, 8, 8, 0};
static const unsigned char definition[] = {2, 2, 2, 2, 4, 4, 4, 0};
static const unsigned char cache_entry[] = {4, 4, 4, 4, 8, 0};
static const unsigned char need[] = {2, 2, 4, 4, 4, 0}, need_entry[] = {4, 2, 2, 4, 4, 0};

/* One ELF object inside a seed, which may be an archive. */
struct place {
    struct seed *seed;
    size_t base, size; /* the object's bytes in the seed */
    bool is64, big;
};

void *need_memory(size_t size)
{
    void *memory = malloc(size ? size : 1);
    if (!memory)
        abort();
    return memory;
}

uint64_t number_get(const unsigned char *from, size_t size, bool big)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | from[big ? i : size - 1 - i];
    return value;
}

void number_put(unsigned char *to, size_t size, bool big, uint64_t value)
{
    for (size_t i = 0; i < size; i++, value >>= 8)
        to[big ? size - 1 - i : i] = (unsigned char)value;
}

/* Notes one field of the seed. */
static void add(struct seed *seed, struct field field)
{
    if ((seed->count & (seed->count - 1)) == 0) {
        size_t room = seed->count ? seed->count * 2 : 1;
        seed->fields = realloc(seed->fields, room * sizeof *seed->fields);
        if (!seed->fields)
            abort();
    }
    seed->fields[seed->count++] = field;
}

/* Notes the members of COUNT records at OFFSET of the object, as far as they
   are inside it; returns the offset behind the last one. */
static uint64_t add_records(struct place place, enum kind kind, uint64_t offset, uint64_t count,
                            const unsigned char *sizes)
{
    for (uint64_t i = 0; i < count; i++) {
        for (const unsigned char *size = sizes; *size != 0; size++) {
            if (offset > place.size || *size > place.size - offset)
                return place.size;
            add(place.seed, (struct field){place.base + (size_t)offset, *size, kind, place.big});
            offset += *size;
        }
    }
    return offset;
}

/* Reads a number of the object; 0 outside of it. */
static uint64_t get(struct place place, uint64_t offset, size_t size)
{
    if (offset > place.size || size > place.size - offset)
        return 0;
    return number_get(place.seed->bytes + place.base + offset, size, place.big);
}

/* Notes the version definitions or needs between OFFSET and END. That the
   entries of one follow it directly is how linkers write them. */
static void add_versions(struct place place, uint64_t offset, uint64_t end, bool needs)
{
    while (offset < end) {
        uint64_t entries = get(place, offset + (needs ? 2 : 6), 2);
        offset = add_records(place, KIND_VERSION, offset, 1, needs ? need : definition);
        offset = add_records(place, KIND_VERSION, offset, entries, needs ? need_entry : pair_4);
    }
}

/* Notes the headers of notes, and the words in them. */
static void add_notes(struct place place, uint64_t offset, uint64_t end)
{
    while (offset + 12 <= end) {
        uint64_t name = (get(place, offset, 4) + 3) & ~(uint64_t)3;
        uint64_t data = get(place, offset + 4, 4);
        offset = add_records(place, KIND_NOTE, offset, 1, triple_4) + name;
        add_records(place, KIND_PROPERTY, offset, data / 4, word_4);
        offset += (data + 3) & ~(uint64_t)3;
    }
}

/* Notes the words of a hash table of the GNU form. */
static void add_gnu_hash(struct place place, uint64_t offset, uint64_t size)
{
    uint64_t end = offset + size, filters = get(place, offset + 8, 4);
    offset = add_records(place, KIND_HASH, offset, 4, word_4);
    offset = add_records(place, KIND_HASH, offset, filters, place.is64 ? word_8 : word_4);
    if (offset < end)
        add_records(place, KIND_HASH, offset, (end - offset) / 4, word_4);
}

/* Notes what is in a section. */
static void add_content(struct place place, uint64_t type, uint64_t offset, uint64_t size)
{
    bool is64 = place.is64;
    switch (type) {
    case SHT_SYMTAB:
    case SHT_DYNSYM:
        add_records(place, KIND_SYMBOL, offset, size / (is64 ? 24 : 16),
                    is64 ? symbol64 : symbol32);
        break;
    case SHT_RELA:
        add_records(place, KIND_RELOCATION, offset, size / (is64 ? 24 : 12),
                    is64 ? triple_8 : triple_4);
        break;
    case SHT_REL:
        add_records(place, KIND_RELOCATION, offset, size / (is64 ? 16 : 8), is64 ? pair_8 : pair_4);
        break;
    case 19 /* SHT_RELR */:
        add_records(place, KIND_RELOCATION, offset, size / (is64 ? 8 : 4), is64 ? word_8 : word_4);
        break;
    case SHT_DYNAMIC:
        add_records(place, KIND_DYNAMIC, offset, size / (is64 ? 16 : 8), is64 ? pair_8 : pair_4);
        break;
    case SHT_HASH: add_records(place, KIND_HASH, offset, size / 4, word_4); break;
    case SHT_GNU_HASH: add_gnu_hash(place, offset, size); break;
    case SHT_GNU_versym: add_records(place, KIND_VERSION, offset, size / 2, word_2); break;
    case SHT_GNU_verdef: add_versions(place, offset, offset + size, false); break;
    case SHT_GNU_verneed: add_versions(place, offset, offset + size, true); break;
    case SHT_GROUP:
    case SHT_SYMTAB_SHNDX: add_records(place, KIND_INDEX, offset, size / 4, word_4); break;
    case SHT_NOTE: add_notes(place, offset, offset + size); break;
    case SHT_STRTAB:
        if (size > 0 && offset < place.size && size <= place.size - offset)
            add(place.seed,
                (struct field){place.base + (size_t)offset, (size_t)size, KIND_STRINGS, place.big});
        break;
    default: break;
    }
}

/* Notes the fields of the ELF object in SIZE bytes at BASE of the seed. */
static void add_object(struct seed *seed, size_t base, size_t size)
{
    const unsigned char *ident = seed->bytes + base;
    struct place place = {seed, base, size, ident[EI_CLASS] == ELFCLASS64,
                          ident[EI_DATA] == ELFDATA2MSB};
    bool is64 = place.is64;
    unsigned word = is64 ? 8 : 4;
    add_records(place, KIND_HEADER, EI_NIDENT, 1, is64 ? header64 : header32);
    uint64_t segments = get(place, is64 ? 32 : 28, word);
    uint64_t sections = get(place, is64 ? 40 : 32, word);
    uint64_t segment_count = get(place, is64 ? 56 : 44, 2);
    uint64_t section_count = get(place, is64 ? 60 : 48, 2);
    add_records(place, KIND_SEGMENT, segments, segment_count, is64 ? segment64 : segment32);
    add_records(place, KIND_SECTION, sections, section_count, is64 ? section64 : section32);
    for (uint64_t i = 0; i < section_count; i++) {
        uint64_t section = sections + i * (is64 ? 64 : 40);
        add_content(place, get(place, section + 4, 4), get(place, section + (is64 ? 24 : 16), word),
                    get(place, section + (is64 ? 32 : 20), word));
    }
    if (section_count > 0)
        return; /* else a core: what is in it, only the segments tell */
    for (uint64_t i = 0; i < segment_count; i++) {
        uint64_t segment = segments + i * (is64 ? 56 : 32);
        uint64_t offset = get(place, segment + (is64 ? 8 : 4), word);
        if (get(place, segment, 4) == PT_NOTE)
            add_notes(place, offset, offset + get(place, segment + (is64 ? 32 : 16), word));
    }
}

/* Notes the fields of an archive: its headers, what is special to archives, and
   the members. */
static void add_archive(struct seed *seed)
{
    static const unsigned char columns[] = {16, 12, 6, 6, 8, 10, 2, 0};
    bool thin = memcmp(seed->bytes, ARMAG, SARMAG) != 0;
    size_t offset = SARMAG;
    while (seed->size - offset >= sizeof(struct ar_hdr)) {
        char size_text[11] = "";
        const unsigned char *header = seed->bytes + offset;
        memcpy(size_text, header + 48, 10);
        size_t size = (size_t)strtoull(size_text, NULL, 10), column = offset;
        for (const unsigned char *width = columns; *width != 0; column += *width++)
            add(seed, (struct field){column, *width, KIND_ARCHIVE, true});
        offset += sizeof(struct ar_hdr);
        bool names = memcmp(header, "// ", 3) == 0, map = memcmp(header, "/ ", 2) == 0;
        if (thin && !names && !map)
            continue;
        if (size > seed->size - offset)
            return;
        if (names && size > 0)
            add(seed, (struct field){offset, size, KIND_STRINGS, true});
        for (size_t i = 0; map && i + 4 <= size; i += 4)
            add(seed, (struct field){offset + i, 4, KIND_ARMAP, true});
        if (size > EI_NIDENT && memcmp(seed->bytes + offset, ELFMAG, SELFMAG) == 0)
            add_object(seed, offset, size);
        offset += size + (size & 1);
        if (offset > seed->size)
            return;
    }
}

/* Notes the fields of the new layout of a loader's cache, which begins at BASE of the seed;
   offsets of its extension count from the beginning of the file. */
static void add_new_cache(struct place file, size_t base)
{
    enum { HEADER = 48, COUNT = 20, EXTENSION = 32 };
    struct place place = {file.seed, base, file.size - base, false, false};
    add_records(place, KIND_HEADER, COUNT, 2, word_4);
    add(file.seed, (struct field){base + 28, 1, KIND_HEADER, false}); /* the byte order */
    add_records(place, KIND_HEADER, EXTENSION, 1, word_4);
    uint64_t strings = add_records(place, KIND_INDEX, HEADER, get(place, COUNT, 4), cache_entry);
    uint64_t extension = get(place, EXTENSION, 4), end = extension ? extension : file.size;
    if (strings + base < end && end <= file.size)
        add(file.seed, (struct field){strings + base, end - strings - base, KIND_STRINGS, false});
    if (extension == 0)
        return;
    uint64_t sections = get(file, extension + 4, 4);
    add_records(file, KIND_NOTE, extension, 2, word_4);
    add_records(file, KIND_NOTE, extension + 8, 4 * sections, word_4);
    for (uint64_t i = 0; i < sections; i++) {
        uint64_t section = extension + 8 + 16 * i;
        if (get(file, section, 4) == 1) /* the names of glibc-hwcaps */
            add_records(file, KIND_PROPERTY, get(file, section + 8, 4),
                        get(file, section + 12, 4) / 4, word_4);
    }
}

/* Notes the fields of a loader's cache: of the old layout, and of the new one, which may
   stand behind it. */
static void add_cache(struct seed *seed)
{
    enum { OLD_HEADER = 16, COUNT = 12 };
    struct place place = {seed, 0, seed->size, false, false};
    const unsigned char *new_part = memmem(seed->bytes, seed->size, "glibc-ld.so.cache", 17);
    if (new_part)
        add_new_cache(place, (size_t)(new_part - seed->bytes));
    if (new_part == seed->bytes)
        return;
    add_records(place, KIND_HEADER, COUNT, 1, word_4);
    uint64_t count = get(place, COUNT, 4);
    uint64_t strings = add_records(place, KIND_SYMBOL, OLD_HEADER, count, triple_4);
    if (!new_part && strings < seed->size)
        add(seed, (struct field){strings, seed->size - strings, KIND_STRINGS, false});
}

/* Compares two fields, for sorting by kind. */
static int compare(const void *first, const void *second)
{
    const struct field *a = first, *b = second;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

void seed_find_fields(struct seed *seed)
{
    seed->fields = NULL;
    seed->count = 0;
    if (seed->size > EI_NIDENT && memcmp(seed->bytes, ELFMAG, SELFMAG) == 0)
        add_object(seed, 0, seed->size);
    else if (seed->size >= SARMAG && memcmp(seed->bytes, "!<", 2) == 0)
        add_archive(seed);
    else if (seed->size > 48 && (memcmp(seed->bytes, "ld.so-1.7.0", 11) == 0 ||
                                 memcmp(seed->bytes, "glibc-ld.so.cache1.1", 20) == 0))
        add_cache(seed);
    if (seed->count > 0)
        qsort(seed->fields, seed->count, sizeof *seed->fields, compare);
    size_t at = 0;
    for (unsigned kind = 0; kind <= KINDS; kind++) {
        while (at < seed->count && seed->fields[at].kind < kind)
            at++;
        seed->first[kind] = at;
    }
}
