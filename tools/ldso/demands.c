/*
 * demands.c: see demands.h.
 *
 * The records are linked by relative offsets, which in a broken file lead
 * anywhere; a walk takes no more steps than the segment has room for.
 */
#include "ldso/demands.h"

#include "ldso/loader.h"

#include <stdlib.h>

/* One walk over the records of an object. */
struct walk {
    struct elf_bytes records, strings; /* to the end of their segments */
    uint64_t budget;
    bool swap;
};

/* Finds the records that TAG leads to. */
static bool walk_start(struct walk *walk, const struct ldso_object *object, int64_t tag)
{
    uint64_t address, strings;
    if (!elf_dynamic_find(&object->dynamic, tag, &address) ||
        !elf_dynamic_find(&object->dynamic, DT_STRTAB, &strings))
        return false;
    walk->records = elf_bytes_from_address(&object->elf, address);
    walk->strings = elf_bytes_from_address(&object->elf, strings);
    walk->budget = walk->records.size / 8;
    walk->swap = object->elf.layout.swap;
    return true;
}

/* Returns the record of SIZE bytes at OFFSET; NULL: it is not there. */
static const unsigned char *walk_at(struct walk *walk, uint64_t offset, size_t size)
{
    if (walk->budget == 0)
        return NULL;
    walk->budget--;
    return elf_bytes_at(walk->records, offset, size);
}

/* Returns the string at OFFSET; NULL: it is not there, or has no end. */
static const char *walk_string(const struct walk *walk, uint32_t offset)
{
    struct elf_text text = elf_bytes_string(walk->strings, offset);
    return text.start && offset + text.length < walk->strings.size ? text.start : NULL;
}

/* Adds one to the list. */
static bool add(struct ldso_demands *demands, struct ldso_demand demand)
{
    if (demands->count == demands->room) {
        size_t room = demands->room * 2 + 64;
        struct ldso_demand *bigger = realloc(demands->entries, room * sizeof *bigger);
        if (!bigger)
            return false;
        demands->entries = bigger;
        demands->room = room;
    }
    switch (demand.outcome) {
    case LDSO_DEMAND_NOT_FOUND:
    case LDSO_DEMAND_RELR:
    case LDSO_DEMAND_BROKEN: demands->refused = true; break;
    default: break;
    }
    demands->entries[demands->count++] = demand;
    return true;
}

/* L33: the object that FILE means, for ASKER: by name only, never by a search. What
   ASKER's own DT_NEEDED of this name got is the usual answer. */
static const struct ldso_object *find_library(const struct ldso_closure *closure,
                                              const struct ldso_object *asker, const char *file)
{
    for (size_t i = 0; i < asker->request_count; i++)
        if (asker->requests[i].name && strcmp(asker->requests[i].name, file) == 0)
            return asker->requests[i].object;
    for (size_t i = 0; i < closure->order_count; i++)
        if (closure->order[i]->name && strcmp(closure->order[i]->name, file) == 0)
            return closure->order[i]->object;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if ((object->path && strcmp(object->path, file) == 0) ||
            (object->soname && strcmp(object->soname, file) == 0))
            return object;
    }
    return NULL;
}

/* Looks for the definition of DEMAND in its library (L33). */
static enum ldso_demand_outcome look_up(const struct ldso_demand *demand, bool weak)
{
    struct walk walk;
    if (!walk_start(&walk, demand->library, DT_VERDEF))
        return LDSO_DEMAND_NO_VERSIONS;
    for (uint64_t offset = 0;;) {
        const unsigned char *from = walk_at(&walk, offset, sizeof(Elf64_Verdef));
        if (!from || elf_read16(from, walk.swap) != 1)
            return LDSO_DEMAND_BROKEN;
        if (elf_read32(from + offsetof(Elf64_Verdef, vd_hash), walk.swap) == demand->hash) {
            uint64_t first = offset + elf_read32(from + offsetof(Elf64_Verdef, vd_aux), walk.swap);
            const unsigned char *aux = walk_at(&walk, first, sizeof(Elf64_Verdaux));
            const char *name = aux ? walk_string(&walk, elf_read32(aux, walk.swap)) : NULL;
            if (name && strcmp(name, demand->version) == 0)
                return LDSO_DEMAND_MET;
        }
        uint32_t next = elf_read32(from + offsetof(Elf64_Verdef, vd_next), walk.swap);
        if (next == 0)
            return weak ? LDSO_DEMAND_WEAK : LDSO_DEMAND_NOT_FOUND;
        offset += next;
    }
}

/* Adds the demands of one file name, whose first is at OFFSET. False: out of memory. */
static bool add_file(struct ldso_demands *demands, const struct ldso_closure *closure,
                     struct walk *walk, struct ldso_demand demand, uint64_t offset)
{
    for (;;) {
        const unsigned char *from = walk_at(walk, offset, sizeof(Elf64_Vernaux));
        const char *version =
            from ? walk_string(walk,
                               elf_read32(from + offsetof(Elf64_Vernaux, vna_name), walk->swap))
                 : NULL;
        if (!version) {
            demand.version = "";
            demand.outcome = LDSO_DEMAND_BROKEN;
            return add(demands, demand);
        }
        bool weak =
            elf_read16(from + offsetof(Elf64_Vernaux, vna_flags), walk->swap) & VER_FLG_WEAK;
        demand.version = version;
        demand.hash = elf_read32(from + offsetof(Elf64_Vernaux, vna_hash), walk->swap);
        demand.index = elf_read16(from + offsetof(Elf64_Vernaux, vna_other), walk->swap) & 0x7fff;
        if (closure->loader->musl)
            demand.outcome = LDSO_DEMAND_NOT_CHECKED;
        else if (!demand.library || demand.library->kind == LDSO_MISSING)
            demand.outcome = LDSO_DEMAND_NO_LIBRARY;
        else
            demand.outcome = look_up(&demand, weak);
        if (!add(demands, demand))
            return false;
        uint32_t next = elf_read32(from + offsetof(Elf64_Vernaux, vna_next), walk->swap);
        if (next == 0)
            return true;
        offset += next;
    }
}

/* Adds the demands of ASKER. False: out of memory. */
static bool add_object(struct ldso_demands *demands, const struct ldso_closure *closure,
                       const struct ldso_object *asker)
{
    struct walk walk;
    if (!walk_start(&walk, asker, DT_VERNEED))
        return true;
    for (uint64_t offset = 0;;) {
        struct ldso_demand demand = {.asker = asker, .file = "", .version = ""};
        const unsigned char *from = walk_at(&walk, offset, sizeof(Elf64_Verneed));
        const char *file =
            from
                ? walk_string(&walk, elf_read32(from + offsetof(Elf64_Verneed, vn_file), walk.swap))
                : NULL;
        if (!file || elf_read16(from, walk.swap) != 1) {
            demand.outcome = LDSO_DEMAND_BROKEN;
            return add(demands, demand);
        }
        demand.file = file;
        demand.library = find_library(closure, asker, file);
        uint64_t first = offset + elf_read32(from + offsetof(Elf64_Verneed, vn_aux), walk.swap);
        if (!add_file(demands, closure, &walk, demand, first))
            return false;
        uint32_t next = elf_read32(from + offsetof(Elf64_Verneed, vn_next), walk.swap);
        if (next == 0)
            return true;
        offset += next;
    }
}

/* L33: an object with DT_RELR has to demand that its libc knows it, or an older libc
   would start it without relocating it. Adds a demand if ASKER, whose other demands begin
   with FIRST, does not. */
static bool add_relr(struct ldso_demands *demands, const struct ldso_closure *closure,
                     const struct ldso_object *asker, size_t first)
{
    uint64_t value;
    bool libc = false;
    if (closure->loader->musl || first == demands->count ||
        !ldso_rule_holds(LDSO_RULE_RELR_NEEDS_VERSION, closure->loader->minor) ||
        !elf_dynamic_find(&asker->dynamic, DT_RELR, &value))
        return true;
    for (size_t i = 0; i < asker->request_count; i++)
        if (strncmp(asker->requests[i].text, "libc.so.", 8) == 0)
            libc = true;
    for (size_t i = first; i < demands->count; i++)
        if (strcmp(demands->entries[i].version, "GLIBC_ABI_DT_RELR") == 0)
            libc = false;
    return !libc ||
           add(demands,
               (struct ldso_demand){
                   .asker = asker, .file = "", .version = "", .outcome = LDSO_DEMAND_RELR});
}

bool ldso_demands_open(struct ldso_demands *demands, const struct ldso_closure *closure)
{
    memset(demands, 0, sizeof *demands);
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *asker = closure->loaded[i];
        size_t first = demands->count;
        if (asker->kind != LDSO_MISSING &&
            (!add_object(demands, closure, asker) || !add_relr(demands, closure, asker, first)))
            return false;
    }
    return true;
}

void ldso_demands_close(struct ldso_demands *demands)
{
    free(demands->entries);
    memset(demands, 0, sizeof *demands);
}
