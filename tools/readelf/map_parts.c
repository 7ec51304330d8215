/*
 * map_parts.c: see map_parts.h.
 *
 * gABI, "Program Header" and "Sections". Every part belongs to the PT_LOAD that
 * it lies in, or to none. Sorted by the offset of that PT_LOAD and then by its
 * own, they can be drawn from top to bottom.
 */
#include "readelf/map_parts.h"

#include <stdlib.h>

/* Returns the permissions of memory that SECTION asks for. */
static unsigned section_permissions(const Elf64_Shdr *section)
{
    uint64_t flags = section->sh_flags;
    if (!(flags & SHF_ALLOC))
        return 0;
    return PF_R | (flags & SHF_WRITE ? PF_W : 0u) | (flags & SHF_EXECINSTR ? PF_X : 0u);
}

/* Adds PART. */
static void add(struct map *map, struct map_part part)
{
    part.anchor = part.offset;
    map->parts[map->count++] = part;
}

/* Adds the ELF header and the two tables that it points to. */
static void add_tables(struct map *map, const struct elf_object *object)
{
    const Elf64_Ehdr *header = &object->header;
    uint64_t segments = object->segment_count, sections = object->section_count;
    add(map,
        (struct map_part){.kind = MAP_TABLE,
                          .size = object->layout.is64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)});
    if (segments > 0)
        add(map, (struct map_part){.kind = MAP_TABLE,
                                   .index = 1,
                                   .offset = header->e_phoff,
                                   .size = segments * header->e_phentsize,
                                   .count = segments});
    if (sections > 0)
        add(map, (struct map_part){.kind = MAP_TABLE,
                                   .index = 2,
                                   .offset = header->e_shoff,
                                   .size = sections * header->e_shentsize,
                                   .count = sections});
}

/* Adds the segments to draw: all PT_LOADs, and without sections the others too.
   The offset of a PT_LOAD without bytes in the file means nothing, and may be 0:
   it is drawn behind the one before it. */
static void add_segments(struct map *map, const struct elf_object *object)
{
    uint64_t before = 0;
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        bool load = segment->p_type == PT_LOAD;
        if (!load && (object->section_count > 0 || segment->p_filesz == 0 ||
                      segment->p_type == PT_NULL || segment->p_type == PT_PHDR))
            continue;
        bool more = load && segment->p_memsz > segment->p_filesz;
        add(map, (struct map_part){.kind = load ? MAP_LOAD : MAP_SEGMENT,
                                   .index = i,
                                   .offset = segment->p_offset,
                                   .size = segment->p_filesz,
                                   .extra = more ? segment->p_memsz - segment->p_filesz : 0,
                                   .permissions = segment->p_flags & (PF_R | PF_W | PF_X)});
        if (!load)
            continue;
        struct map_part *part = &map->parts[map->count - 1];
        if (part->size == 0 && part->offset < before)
            part->offset = part->anchor = before;
        before = part->offset;
    }
}

/* Adds the sections. */
static void add_sections(struct map *map, const struct elf_object *object)
{
    for (uint64_t i = 1; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        bool empty = section->sh_type == SHT_NOBITS;
        if (section->sh_type == SHT_NULL)
            continue;
        add(map, (struct map_part){.kind = MAP_SECTION,
                                   .index = i,
                                   .offset = section->sh_offset,
                                   .size = empty ? 0 : section->sh_size,
                                   .extra = empty ? section->sh_size : 0,
                                   .permissions = section_permissions(section)});
    }
}

/* Orders PT_LOADs by where they are in the file, before all other parts. */
static int compare_loads(const void *left, const void *right)
{
    const struct map_part *a = left, *b = right;
    bool a_load = a->kind == MAP_LOAD, b_load = b->kind == MAP_LOAD;
    if (a_load != b_load)
        return a_load ? -1 : 1;
    if (a->anchor != b->anchor)
        return a->anchor < b->anchor ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Orders parts as they are drawn: what lies in a PT_LOAD behind it, and tables
   before sections that begin where they do. */
static int compare_parts(const void *left, const void *right)
{
    const struct map_part *a = left, *b = right;
    if (a->anchor != b->anchor)
        return a->anchor < b->anchor ? -1 : 1;
    if (a->load != b->load) /* what is in none comes last */
        return a->load - 1 < b->load - 1 ? -1 : 1;
    if ((a->kind == MAP_LOAD) != (b->kind == MAP_LOAD))
        return a->kind == MAP_LOAD ? -1 : 1;
    if (a->offset != b->offset)
        return a->offset < b->offset ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind > b->kind ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Says whether PART, which has bytes in the file or is an empty section, lies in
   the PT_LOAD called LOAD. */
static bool lies_in(const struct elf_object *object, const struct map_part *part,
                    const struct map_part *load)
{
    if (part->kind == MAP_SECTION && part->permissions == 0)
        return false;
    if (part->kind == MAP_SECTION && part->size > 0)
        return elf_section_in_segment(&object->sections[part->index],
                                      &object->segments[load->index]);
    return part->offset >= load->offset && part->size <= load->size &&
           part->offset - load->offset <= load->size - part->size;
}

/* Puts PART into LOAD. */
static void put_in(struct map_part *part, const struct map_part *load)
{
    part->load = load->load;
    part->anchor = load->anchor;
    if (part->kind == MAP_TABLE)
        part->permissions = load->permissions;
}

/* Finds the PT_LOAD of PART, which has bytes in the file: one of the last few that
   begin before it, so that a file with very many of both is no trouble. */
static void find_by_offset(struct map *map, const struct elf_object *object, size_t loads,
                           struct map_part *part)
{
    enum { NEIGHBOURS = 8 };
    size_t low = 0, high = loads;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->parts[middle].anchor <= part->offset)
            low = middle + 1;
        else
            high = middle;
    }
    size_t last = low > NEIGHBOURS ? low - NEIGHBOURS : 0;
    for (; low > last && part->load == 0; low--)
        if (lies_in(object, part, &map->parts[low - 1]))
            put_in(part, &map->parts[low - 1]);
}

/* Finds the PT_LOAD of PART, a section with memory and without bytes in the file,
   by its address: the offset of such a section means nothing. It is drawn at the
   end of the PT_LOAD, unless it says that it stands elsewhere in it. */
static void find_by_address(struct map *map, const struct elf_object *object, size_t loads,
                            struct map_part *part)
{
    enum { MOST = 256 };
    const Elf64_Shdr *section = &object->sections[part->index];
    for (size_t i = 0; i < loads && i < MOST; i++) {
        const struct map_part *load = &map->parts[i];
        if (!elf_section_in_segment(section, &object->segments[load->index]))
            continue;
        put_in(part, load);
        if (part->offset < load->offset || part->offset - load->offset > load->size)
            part->offset = load->offset + load->size;
        return;
    }
}

/* Finds the PT_LOAD of every part; the first LOADS parts are those. */
static void find_loads(struct map *map, const struct elf_object *object, size_t loads)
{
    for (size_t i = 0; i < loads; i++)
        map->parts[i].load = (unsigned)i + 1;
    for (size_t i = loads; i < map->count; i++) {
        struct map_part *part = &map->parts[i];
        bool memory_only = part->kind == MAP_SECTION && part->size == 0 && part->extra > 0;
        if (memory_only)
            find_by_address(map, object, loads, part);
        /* .tbss is in no PT_LOAD, as each thread has its own: it is drawn where its
           offset says, as an empty section is. */
        if (part->load == 0)
            find_by_offset(map, object, loads, part);
    }
}

/* In a file with more parts than one would look at, joins neighbouring sections
   that are too small to be seen. */
static void join_small(struct map *map, uint64_t file_size)
{
    enum { MANY = 120 };
    if (map->count <= MANY)
        return;
    uint64_t small = file_size / MANY;
    size_t kept = 0;
    for (size_t i = 0; i < map->count; i++) {
        struct map_part *part = &map->parts[i], *last = &map->parts[kept ? kept - 1 : 0];
        bool joins =
            kept > 0 && part->kind == MAP_SECTION && part->size <= small &&
            (last->kind == MAP_SECTIONS || (last->kind == MAP_SECTION && last->size <= small)) &&
            part->load == last->load && part->offset >= last->offset &&
            part->offset - last->offset <= small;
        if (!joins) {
            map->parts[kept++] = *part;
            continue;
        }
        if (last->kind == MAP_SECTION) {
            last->kind = MAP_SECTIONS;
            last->count = 1;
        }
        last->count++;
        last->extra += part->extra;
        last->mixed |= last->permissions != part->permissions;
        last->permissions |= part->permissions;
        uint64_t end = part->offset - last->offset + part->size;
        last->size = end > last->size ? end : last->size;
    }
    map->count = kept;
}

bool map_collect(struct map *map, const struct elf_object *object)
{
    size_t most = (size_t)(object->section_count + object->segment_count + 3), loads = 0;
    map->count = 0;
    map->parts = calloc(most, sizeof *map->parts);
    if (!map->parts)
        return false;
    add_segments(map, object);
    add_tables(map, object);
    add_sections(map, object);
    qsort(map->parts, map->count, sizeof *map->parts, compare_loads);
    while (loads < map->count && map->parts[loads].kind == MAP_LOAD)
        loads++;
    find_loads(map, object, loads);
    qsort(map->parts, map->count, sizeof *map->parts, compare_parts);
    join_small(map, object->bytes.size);
    return true;
}
