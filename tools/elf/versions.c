/*
 * versions.c: see versions.h.
 *
 * Both tables are linked lists of linked lists, joined by relative offsets that
 * a broken file can point anywhere, backwards and in circles too. Every entry
 * has 16 bytes or 20, so a file has room for size / 16 of them at most: that is
 * the budget of steps, after which the walk stops.
 */
#include "elf/versions.h"

#include <stdlib.h>

/* One walk over a list of lists. */
struct walk {
    struct elf_bytes bytes; /* the whole file */
    bool swap;
    uint64_t budget;
    struct elf_error *error;
};

/* Returns how many entries an array of COUNT has room for: a power of two, so that many that
   come one by one are not copied each time. */
static size_t room_for(size_t count)
{
    size_t room = count > 0 ? 16 : 0;
    while (room < count)
        room *= 2;
    return room;
}

/* Stores ENTRY under INDEX, growing the array; the first one wins. */
static bool store(struct elf_version **entries, size_t *count, uint16_t index,
                  struct elf_version entry, struct elf_error *error)
{
    if (index >= *count) {
        size_t grown = (size_t)index + 1;
        struct elf_version *bigger = *entries;
        if (room_for(grown) > room_for(*count))
            bigger = realloc(*entries, room_for(grown) * sizeof *bigger);
        if (!bigger)
            return elf_fail(error, "symbol versions: out of memory");
        memset(bigger + *count, 0, (grown - *count) * sizeof *bigger);
        *entries = bigger;
        *count = grown;
    }
    if ((*entries)[index].kind == ELF_VERSION_ABSENT)
        (*entries)[index] = entry;
    return true;
}

/* Returns the entry of SIZE bytes at OFFSET, if it is in the file and within
   the budget. */
static const unsigned char *step(struct walk *walk, uint64_t offset, size_t size, const char *table)
{
    const unsigned char *entry = elf_bytes_at(walk->bytes, offset, size);
    if (!entry) {
        elf_fail(walk->error, "%s: an entry at offset 0x%jx lies outside the file", table,
                 (uintmax_t)offset);
    } else if (walk->budget == 0) {
        elf_fail(walk->error, "%s: the list of entries at offset 0x%jx has no end", table,
                 (uintmax_t)offset);
        return NULL;
    } else {
        walk->budget--;
    }
    return entry;
}

/* Reads the definitions that begin at OFFSET. */
static bool read_definitions(struct elf_versions *versions, struct walk *walk, uint64_t offset)
{
    const char *table = "version definitions (DT_VERDEF)";
    for (;;) {
        const unsigned char *from = step(walk, offset, sizeof(Elf64_Verdef), table);
        if (!from)
            return false;
        uint16_t index = elf_read16(from + offsetof(Elf64_Verdef, vd_ndx), walk->swap);
        uint64_t first = offset + elf_read32(from + offsetof(Elf64_Verdef, vd_aux), walk->swap);
        struct elf_version entry = {
            .kind = ELF_VERSION_DEFINED,
            .flags = elf_read16(from + offsetof(Elf64_Verdef, vd_flags), walk->swap),
            .hash = elf_read32(from + offsetof(Elf64_Verdef, vd_hash), walk->swap),
            .entry = offset,
        };
        /* The first auxiliary entry is the version's own name, the others are
           those of its parents. */
        const unsigned char *name = step(walk, first, sizeof(Elf64_Verdaux), table);
        if (!name)
            return false;
        entry.name = elf_read32(name + offsetof(Elf64_Verdaux, vda_name), walk->swap);
        if (!store(&versions->defined, &versions->defined_count, index & ELF_VERSION_INDEX, entry,
                   walk->error))
            return false;
        uint32_t next = elf_read32(from + offsetof(Elf64_Verdef, vd_next), walk->swap);
        if (next == 0)
            return true;
        offset += next;
    }
}

/* Reads the versions needed from one file, whose name is at FILE, beginning at OFFSET. */
static bool read_needs_of_file(struct elf_versions *versions, struct walk *walk, uint32_t file,
                               uint64_t offset)
{
    for (;;) {
        const unsigned char *from =
            step(walk, offset, sizeof(Elf64_Vernaux), "version needs (DT_VERNEED)");
        if (!from)
            return false;
        struct elf_version entry = {
            .kind = ELF_VERSION_NEEDED,
            .flags = elf_read16(from + offsetof(Elf64_Vernaux, vna_flags), walk->swap),
            .hash = elf_read32(from + offsetof(Elf64_Vernaux, vna_hash), walk->swap),
            .name = elf_read32(from + offsetof(Elf64_Vernaux, vna_name), walk->swap),
            .file = file,
            .entry = offset,
        };
        uint16_t index = elf_read16(from + offsetof(Elf64_Vernaux, vna_other), walk->swap);
        if (!store(&versions->needed, &versions->needed_count, index, entry, walk->error))
            return false;
        uint32_t next = elf_read32(from + offsetof(Elf64_Vernaux, vna_next), walk->swap);
        if (next == 0)
            return true;
        offset += next;
    }
}

/* Reads the needed versions that begin at OFFSET, file by file. */
static bool read_needs(struct elf_versions *versions, struct walk *walk, uint64_t offset)
{
    for (;;) {
        const unsigned char *from =
            step(walk, offset, sizeof(Elf64_Verneed), "version needs (DT_VERNEED)");
        if (!from)
            return false;
        uint32_t file = elf_read32(from + offsetof(Elf64_Verneed, vn_file), walk->swap);
        uint32_t first = elf_read32(from + offsetof(Elf64_Verneed, vn_aux), walk->swap);
        uint32_t next = elf_read32(from + offsetof(Elf64_Verneed, vn_next), walk->swap);
        if (!read_needs_of_file(versions, walk, file, offset + first))
            return false;
        if (next == 0)
            return true;
        offset += next;
    }
}

bool elf_versions_open(struct elf_versions *versions, const struct elf_object *object,
                       const struct elf_dynamic *dynamic, struct elf_error *error)
{
    memset(versions, 0, sizeof *versions);
    versions->swap = object->layout.swap;
    versions->names = elf_dynamic_strings(dynamic, object);
    if (!versions->names.start)
        versions->names = dynamic->strings;
    uint64_t address, offset;
    if (!elf_dynamic_find(dynamic, DT_VERSYM, &address))
        return true;
    if (!elf_offset_of_address(object, address, 2, &offset) || offset > object->bytes.size)
        return elf_fail(error, "symbol versions: address 0x%jx (DT_VERSYM) is not in the file",
                        (uintmax_t)address);
    versions->indices = elf_bytes_part(object->bytes, offset, object->bytes.size - offset);

    struct walk walk = {object->bytes, object->layout.swap, object->bytes.size / 16, error};
    bool good = true;
    if (elf_dynamic_find(dynamic, DT_VERDEF, &address)) {
        versions->has_definitions = true;
        good = elf_offset_of_address(object, address, sizeof(Elf64_Verdef), &offset)
                   ? read_definitions(versions, &walk, offset)
                   : elf_fail(error, "version definitions: address 0x%jx is not in the file",
                              (uintmax_t)address);
    }
    if (elf_dynamic_find(dynamic, DT_VERNEED, &address)) {
        versions->has_needs = true;
        good &= elf_offset_of_address(object, address, sizeof(Elf64_Verneed), &offset)
                    ? read_needs(versions, &walk, offset)
                    : elf_fail(error, "version needs: address 0x%jx is not in the file",
                               (uintmax_t)address);
    }
    return good;
}

void elf_versions_close(struct elf_versions *versions)
{
    free(versions->defined);
    free(versions->needed);
    memset(versions, 0, sizeof *versions);
}

const struct elf_version *elf_version_defined(const struct elf_versions *versions, uint16_t index)
{
    if (index >= versions->defined_count || versions->defined[index].kind == ELF_VERSION_ABSENT)
        return NULL;
    return &versions->defined[index];
}

const struct elf_version *elf_version_needed(const struct elf_versions *versions, uint16_t index)
{
    if (index >= versions->needed_count || versions->needed[index].kind == ELF_VERSION_ABSENT)
        return NULL;
    return &versions->needed[index];
}
