/* demands.c: see demands.h. */
#include "ldso/demands.h"

#include "elf/missing.h"
#include "ldso/loader.h"
#include "ldso/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    case LDSO_DEMAND_RELR_LOST:
    case LDSO_DEMAND_BROKEN: demands->refused = true; break;
    default: break;
    }
    demands->entries[demands->count++] = demand;
    return true;
}

/* L33: the object that FILE means, for ASKER: by name only, never by a search. What
   ASKER's own DT_NEEDED of this name got is the usual answer. */
static const struct ldso_object *find_library(struct budget *budget,
                                              const struct ldso_closure *closure,
                                              const struct ldso_object *asker, const char *file)
{
    size_t names = asker->request_count + closure->order_count + 2 * closure->loaded_count;
    if (!budget_take(budget, names * budget_compare(strlen(file))))
        return NULL;
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

/* Returns the first place from AT on whose version has a name and this HASH; the end, if none
   has. */
static size_t find_hash(const struct ldso_version_records *defines, size_t at, uint32_t hash)
{
    while (at < defines->count && (defines->entries[at].hash != hash || !defines->entries[at].name))
        at++;
    return at;
}

/* Looks for the definition of DEMAND in its library (L33). */
static enum ldso_demand_outcome look_up(struct budget *budget, const struct ldso_demand *demand,
                                        bool weak)
{
    const struct ldso_version_records *defines = &demand->library->defines;
    if (!defines->there)
        return LDSO_DEMAND_NO_VERSIONS;
    uint64_t length = strlen(demand->version);
    for (size_t i = 0, next;; i = next + 1) {
        next = find_hash(defines, i, demand->hash);
        if (!budget_take(budget, next - i))
            return LDSO_DEMAND_NOT_CHECKED;
        if (next == defines->count)
            break;
        if (!budget_take(budget, budget_compare(length)))
            return LDSO_DEMAND_NOT_CHECKED;
        if (strcmp(defines->entries[next].name, demand->version) == 0)
            return LDSO_DEMAND_MET;
    }
    if (defines->broken)
        return LDSO_DEMAND_BROKEN;
    return weak ? LDSO_DEMAND_WEAK : LDSO_DEMAND_NOT_FOUND;
}

/* Adds the demands of ASKER. False: out of memory. */
static bool add_object(struct ldso_demands *demands, const struct ldso_closure *closure,
                       const struct ldso_object *asker)
{
    const struct ldso_version_records *needs = &asker->needs;
    struct ldso_demand demand = {.asker = asker};
    for (size_t i = 0; i < needs->count; i++) {
        const struct ldso_version_record *version = &needs->entries[i];
        if (version->file != demand.file)
            demand.library = find_library(&demands->budget, closure, asker, version->file);
        demand.file = version->file;
        demand.version = version->name;
        demand.hash = version->hash;
        demand.index = version->index;
        if (closure->loader->musl)
            demand.outcome = LDSO_DEMAND_NOT_CHECKED;
        else if (!demand.library || demand.library->kind == LDSO_MISSING)
            demand.outcome = LDSO_DEMAND_NO_LIBRARY;
        else
            demand.outcome = look_up(&demands->budget, &demand, version->weak);
        if (!add(demands, demand))
            return false;
        if (demands->budget.spent)
            return true;
    }
    if (!needs->broken)
        return true;
    return add(demands, (struct ldso_demand){.asker = asker,
                                             .file = needs->broken,
                                             .version = "",
                                             .outcome = LDSO_DEMAND_BROKEN});
}

/* Says whether one of the demands from FIRST on is for the version that goes with DT_RELR. */
static bool demands_relr(const struct ldso_demands *demands, size_t first)
{
    for (size_t i = first; i < demands->count; i++)
        if (strcmp(demands->entries[i].version, "GLIBC_ABI_DT_RELR") == 0)
            return true;
    return false;
}

/* L33: an object with DT_RELR has to demand that its libc knows it, or an older libc
   would start it without relocating it. Adds a demand if ASKER, whose other demands begin
   with FIRST, does not; or if that is what happens. */
static bool add_relr(struct ldso_demands *demands, const struct ldso_closure *closure,
                     const struct ldso_object *asker, size_t first)
{
    uint64_t value;
    bool libc = false;
    if (!elf_dynamic_find(&asker->dynamic, DT_RELR, &value) || demands_relr(demands, first))
        return true;
    struct ldso_demand demand = {
        .asker = asker, .file = "", .version = "", .outcome = LDSO_DEMAND_RELR_LOST};
    if (!closure->loader->takes_relr)
        return add(demands, demand);
    if (closure->loader->musl || first == demands->count ||
        !ldso_rule_holds(LDSO_RULE_RELR_NEEDS_VERSION, closure->loader->release))
        return true;
    for (size_t i = 0; i < asker->request_count; i++)
        if (strncmp(asker->requests[i].text, "libc.so.", 8) == 0)
            libc = true;
    demand.outcome = LDSO_DEMAND_RELR;
    return !libc || add(demands, demand);
}

bool ldso_demands_open(struct ldso_demands *demands, const struct ldso_closure *closure)
{
    memset(demands, 0, sizeof *demands);
    budget_start(&demands->budget, BUDGET_MOST);
    for (size_t i = 0; i < closure->loaded_count && !demands->budget.spent; i++) {
        const struct ldso_object *asker = closure->loaded[i];
        size_t first = demands->count;
        if (asker->kind != LDSO_MISSING &&
            (!add_object(demands, closure, asker) || !add_relr(demands, closure, asker, first)))
            return false;
    }
    if (demands->budget.spent) {
        demands->given_up = "its versions have too many names, or too long ones, to be compared; "
                            "given up";
        demands->refused = true;
    }
    return true;
}

char *ldso_demand_say(const struct ldso_demand *demand)
{
    const char *library = demand->library ? demand->library->path : "", *version = demand->version;
    const char *asker = demand->asker->path;
    char *text = NULL;
    int length = -1;
    switch (demand->outcome) {
    case LDSO_DEMAND_NOT_FOUND:
        length =
            asprintf(&text, "%s: version `%s' not found (required by %s)", library, version, asker);
        break;
    case LDSO_DEMAND_WEAK:
        length = asprintf(&text, "%s: weak version `%s' not found (required by %s)", library,
                          version, asker);
        break;
    case LDSO_DEMAND_NO_VERSIONS:
        length = asprintf(&text, "%s: no version information available (required by %s)", library,
                          asker);
        break;
    case LDSO_DEMAND_RELR:
        length = asprintf(&text, "%s: DT_RELR without GLIBC_ABI_DT_RELR dependency", asker);
        break;
    case LDSO_DEMAND_RELR_LOST:
        length = asprintf(&text,
                          "%s: the loader is too old to know DT_RELR (glibc 2.36 or musl 1.2.4 is "
                          "needed), and leaves the addresses in it as they are: the first use of "
                          "one crashes",
                          asker);
        break;
    case LDSO_DEMAND_BROKEN:
        length = asprintf(&text, "%s: a record of its version needs cannot be read", asker);
        break;
    default: break;
    }
    return length < 0 ? NULL : text;
}

void ldso_demands_close(struct ldso_demands *demands)
{
    free(demands->entries);
    memset(demands, 0, sizeof *demands);
}
