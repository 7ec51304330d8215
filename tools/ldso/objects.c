/* objects.c: see objects.h. */
#include "ldso/objects.h"

#include "ldso/plugin.h"
#include "ldso/reader.h"
#include "ldso/versions.h"

#include <unistd.h>

/* Hashes NAME: most comparisons of two names end with their hashes. */
static uint32_t hash(const char *name)
{
    uint32_t value = 5381;
    for (; *name != '\0'; name++)
        value = value * 33 + (unsigned char)*name;
    return value;
}

struct ldso_map *ldso_object_new(struct ldso_state *state, enum ldso_kind kind, const char *name,
                                 const char *path)
{
    struct ldso_map *map = ldso_memory_take(&state->memory, sizeof *map);
    if (!map)
        return NULL;
    map->object.kind = kind;
    map->object.name = name;
    map->object.path = path;
    map->object.number = SIZE_MAX;
    /* Main has no path for the loader: it is known as "". A placeholder is known by
       nothing (L25). */
    if (kind != LDSO_MISSING && !ldso_object_add_name(state, map, name))
        return NULL;
    if (path && path != name && kind != LDSO_MAIN && !ldso_object_add_name(state, map, path))
        return NULL;
    map->older = state->newest;
    state->newest = map;
    map->before = state->last;
    if (state->last)
        state->last->behind = map;
    state->last = map;
    return map;
}

const char *ldso_main_file(struct ldso_state *state)
{
    if (ldso_is_started(state->closure))
        return ldso_root_real_path(&state->root, &state->memory, state->program);
    if (state->program[0] == '/')
        return state->program;
    const char *directory = ldso_root_directory(&state->root, &state->memory);
    bool slash = directory && strcmp(directory, "/") != 0;
    return directory ? ldso_memory_join(&state->memory, directory, slash ? "/" : "", state->program)
                     : NULL;
}

/* --- taking over a file -------------------------------------------------------------- */

bool ldso_asks(int64_t tag)
{
    return tag == DT_NEEDED || tag == DT_AUXILIARY || tag == DT_FILTER;
}

/* Makes room for one request for each entry that asks for a library. */
static bool make_requests(struct ldso_state *state, struct ldso_map *map,
                          const struct elf_table *entries)
{
    size_t count = 0;
    for (uint64_t i = 0; i < entries->count; i++)
        count += ldso_asks(elf_dynamic_at(entries, i).d_tag);
    if (count > LDSO_REQUESTS_MOST) {
        state->closure->fatal = "more than 200,000 libraries are asked for; given up";
        return false;
    }
    map->object.requests = ldso_memory_array(&state->memory, count, sizeof *map->object.requests);
    return map->object.requests != NULL;
}

/* Reads the names in the dynamic section. Of a tag that is meant to occur once, the
   last entry counts. */
static bool read_names(struct ldso_state *state, struct ldso_map *map, struct ldso_reader *reader)
{
    struct ldso_object *object = &map->object;
    const struct elf_table *entries = &reader->image->dynamic.entries;
    if (!make_requests(state, map, entries))
        return false;
    for (uint64_t i = 0; i < entries->count; i++) {
        Elf64_Dyn entry = elf_dynamic_at(entries, i);
        uint64_t value = entry.d_un.d_val;
        switch (entry.d_tag) {
        case DT_SONAME: object->soname = ldso_reader_name(reader, value); break;
        case DT_RPATH: object->rpath = ldso_reader_name(reader, value); break;
        case DT_RUNPATH: object->runpath = ldso_reader_name(reader, value); break;
        case DT_FLAGS_1: map->flags_1 = value; break;
        case DT_NEEDED:
        case DT_AUXILIARY:
        case DT_FILTER: {
            const char *text = ldso_reader_name(reader, value);
            object->requests[object->request_count++] = (struct ldso_request){
                .tag = entry.d_tag, .text = text ? text : "", .needer = object};
            break;
        }
        default: break;
        }
    }
    return !state->memory.exhausted;
}

bool ldso_object_take(struct ldso_state *state, struct ldso_map *map, struct ldso_image *image)
{
    struct ldso_reader reader;
    ldso_reader_start(&reader, image, &state->memory);
    bool good = read_names(state, map, &reader) && ldso_versions_read(map, &reader);
    const char *soname = map->object.soname;
    if (good && soname && strcmp(soname, map->object.name) != 0)
        good = ldso_object_add_name(state, map, soname);
    struct ldso_object *object = &map->object;
    object->file = image->file;
    object->elf = image->elf;
    object->elf.bytes = image->file.bytes;
    object->dynamic = image->dynamic;
    map->device = image->device;
    map->inode = image->inode;
    map->mode = image->mode;
    close(image->descriptor);
    *image = (struct ldso_image){.descriptor = -1};
    return good;
}

/* --- names of objects (L10, L11) ----------------------------------------------------- */

/* Says whether MAP comes before OTHER in the load order. */
static bool comes_before(const struct ldso_map *map, const struct ldso_map *other)
{
    for (map = map->behind; map; map = map->behind)
        if (map == other)
            return true;
    return false;
}

struct ldso_map *ldso_object_named(struct ldso_state *state, const char *name)
{
    struct ldso_map *found = NULL;
    uint32_t wanted = hash(name);
    const struct ldso_name *known = state->names[wanted % LDSO_NAME_BUCKETS];
    for (; known; known = known->next) {
        struct ldso_map *map = known->map;
        if (known->hash != wanted || map == found || map->hidden || strcmp(known->text, name) != 0)
            continue;
        if (!found || comes_before(map, found))
            found = map;
    }
    return found;
}

struct ldso_map *ldso_object_same(struct ldso_state *state, const struct ldso_image *image)
{
    /* Those that have one are few, however many are missing; and two with the same one are not
       there, unless the loader has lost sight of the first. */
    for (struct ldso_map *map = state->numbered; map; map = map->numbered)
        if (!map->hidden && map->device == image->device && map->inode == image->inode)
            return map;
    return NULL;
}

void ldso_object_number(struct ldso_state *state, struct ldso_map *map)
{
    map->has_number = true;
    map->numbered = state->numbered;
    state->numbered = map;
}

bool ldso_object_add_name(struct ldso_state *state, struct ldso_map *map, const char *name)
{
    struct ldso_name *entry = ldso_memory_take(&state->memory, sizeof *entry);
    if (!entry)
        return false;
    entry->text = name;
    entry->hash = hash(name);
    entry->map = map;
    struct ldso_name **bucket = &state->names[entry->hash % LDSO_NAME_BUCKETS];
    entry->next = *bucket;
    *bucket = entry;
    return true;
}
