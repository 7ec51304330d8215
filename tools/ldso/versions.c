/*
 * versions.c: see versions.h.
 *
 * The records are linked by relative offsets, which in a broken file lead anywhere. A walk
 * takes no more of them than there can be: symbols refer to a version by 15 bits.
 */
#include "ldso/versions.h"

enum { RECORDS_MOST = 32767 };

/* One walk over the records of an object. */
struct walk {
    struct ldso_reader *reader;
    uint64_t records, size; /* where they are in the file, up to the end of their segment */
    unsigned budget;
    bool swap;
    struct ldso_version_records *list;
    size_t room;
};

/* Finds the records that TAG leads to. False: there are none. */
static bool walk_start(struct walk *walk, struct ldso_reader *reader, int64_t tag,
                       struct ldso_version_records *list)
{
    const struct ldso_image *image = reader->image;
    uint64_t address;
    *walk = (struct walk){.reader = reader, .list = list};
    if (!elf_dynamic_find(&image->dynamic, tag, &address))
        return false;
    list->there = true;
    if (!ldso_image_place(image, address, &walk->records, &walk->size))
        walk->size = 0;
    walk->budget = RECORDS_MOST;
    walk->swap = image->elf.layout.swap;
    return true;
}

/* Returns the record of SIZE bytes at OFFSET, until the next call; NULL: it is not there. */
static const unsigned char *walk_at(struct walk *walk, uint64_t offset, size_t size)
{
    if (walk->budget == 0 || offset > walk->size || size > walk->size - offset)
        return NULL;
    walk->budget--;
    return ldso_reader_bytes(walk->reader, walk->records + offset, size);
}

/* Adds VERSION to the list. False: out of memory. */
static bool add(struct walk *walk, struct ldso_version_record version)
{
    struct ldso_version_records *list = walk->list;
    if (list->count == walk->room) {
        size_t room = walk->room ? walk->room * 2 : 4;
        struct ldso_version_record *bigger =
            ldso_memory_array(walk->reader->memory, room, sizeof *bigger);
        if (!bigger)
            return false;
        if (list->count > 0)
            memcpy(bigger, list->entries, list->count * sizeof *bigger);
        list->entries = bigger;
        walk->room = room;
    }
    list->entries[list->count++] = version;
    return true;
}

/* Reads the demands of one file name, the first of which is at OFFSET. False: the records
   are broken there, or no memory is left. */
static bool read_file(struct walk *walk, const char *file, uint64_t offset)
{
    for (;;) {
        const unsigned char *from = walk_at(walk, offset, sizeof(Elf64_Vernaux));
        if (!from)
            break;
        bool swap = walk->swap;
        uint32_t next = elf_read32(from + offsetof(Elf64_Vernaux, vna_next), swap);
        struct ldso_version_record version = {
            .file = file,
            .hash = elf_read32(from + offsetof(Elf64_Vernaux, vna_hash), swap),
            .index = elf_read16(from + offsetof(Elf64_Vernaux, vna_other), swap) & 0x7fff,
            .weak = elf_read16(from + offsetof(Elf64_Vernaux, vna_flags), swap) & VER_FLG_WEAK};
        version.name = ldso_reader_name(walk->reader,
                                        elf_read32(from + offsetof(Elf64_Vernaux, vna_name), swap));
        if (!version.name)
            break;
        if (!add(walk, version))
            return false;
        if (next == 0)
            return true;
        offset += next;
    }
    walk->list->broken = file;
    return false;
}

/* Reads what is demanded (DT_VERNEED). */
static void read_needs(struct walk *walk)
{
    for (uint64_t offset = 0;;) {
        const unsigned char *from = walk_at(walk, offset, sizeof(Elf64_Verneed));
        bool known = from && elf_read16(from, walk->swap) == 1;
        uint32_t next = 0, first = 0, name = 0;
        if (known) {
            name = elf_read32(from + offsetof(Elf64_Verneed, vn_file), walk->swap);
            first = elf_read32(from + offsetof(Elf64_Verneed, vn_aux), walk->swap);
            next = elf_read32(from + offsetof(Elf64_Verneed, vn_next), walk->swap);
        }
        const char *file = known ? ldso_reader_name(walk->reader, name) : NULL;
        if (!file)
            walk->list->broken = "";
        if (!file || !read_file(walk, file, offset + first) || next == 0)
            return;
        offset += next;
    }
}

/* Reads what is defined (DT_VERDEF). The first name of a record is the version's own. */
static void read_definitions(struct walk *walk)
{
    for (uint64_t offset = 0;;) {
        const unsigned char *from = walk_at(walk, offset, sizeof(Elf64_Verdef));
        if (!from || elf_read16(from, walk->swap) != 1) {
            walk->list->broken = "";
            return;
        }
        struct ldso_version_record version = {
            .hash = elf_read32(from + offsetof(Elf64_Verdef, vd_hash), walk->swap)};
        uint32_t first = elf_read32(from + offsetof(Elf64_Verdef, vd_aux), walk->swap);
        uint32_t next = elf_read32(from + offsetof(Elf64_Verdef, vd_next), walk->swap);
        const unsigned char *auxiliary = walk_at(walk, offset + first, sizeof(Elf64_Verdaux));
        if (auxiliary)
            version.name = ldso_reader_name(walk->reader, elf_read32(auxiliary, walk->swap));
        if (!add(walk, version) || next == 0)
            return;
        offset += next;
    }
}

bool ldso_versions_read(struct ldso_map *map, struct ldso_reader *reader)
{
    struct walk walk;
    uint64_t strings;
    bool named = elf_dynamic_find(&reader->image->dynamic, DT_STRTAB, &strings);
    if (named && walk_start(&walk, reader, DT_VERNEED, &map->object.needs))
        read_needs(&walk);
    if (named && walk_start(&walk, reader, DT_VERDEF, &map->object.defines))
        read_definitions(&walk);
    return !reader->memory->exhausted;
}
