/* memo.c: see memo.h. A hash table with open addressing, at most half full. */
#include "ldso/memo.h"

#include <stdlib.h>

struct ldso_memory_of_name {
    const char *name; /* NULL: the entry is free */
    const struct ldso_version *version;
    uint32_t hash, length;
    enum ldso_class class;
    struct ldso_found found;
};

/* Says whether two references want the same version. */
static bool same_version(const struct ldso_version *a, const struct ldso_version *b)
{
    if (a == b)
        return true;
    return a && b && a->hash == b->hash && a->hidden == b->hidden && strcmp(a->name, b->name) == 0;
}

/* Says whether ENTRY is for REFERENCE. */
static bool is_for(const struct ldso_memory_of_name *entry, const struct ldso_reference *reference)
{
    return entry->hash == reference->hash.gnu && entry->length == (uint32_t)reference->length &&
           entry->class == reference->class && same_version(entry->version, reference->version) &&
           memcmp(entry->name, reference->name, reference->length) == 0;
}

/* Doubles the table. */
static bool grow(struct ldso_memo *memo)
{
    size_t capacity = memo->capacity ? memo->capacity * 2 : 4096;
    struct ldso_memory_of_name *entries = calloc(capacity, sizeof *entries);
    if (!entries)
        return false;
    for (size_t i = 0; i < memo->capacity; i++) {
        if (!memo->entries[i].name)
            continue;
        size_t place = memo->entries[i].hash & (capacity - 1);
        while (entries[place].name)
            place = (place + 1) & (capacity - 1);
        entries[place] = memo->entries[i];
    }
    free(memo->entries);
    memo->entries = entries;
    memo->capacity = capacity;
    return true;
}

struct ldso_found *ldso_memo_find(struct ldso_memo *memo, const struct ldso_reference *reference,
                                  bool *new)
{
    if (memo->count * 2 >= memo->capacity && !grow(memo))
        return NULL;
    size_t mask = memo->capacity - 1, place = reference->hash.gnu & mask;
    while (memo->entries[place].name && !is_for(&memo->entries[place], reference))
        place = (place + 1) & mask;
    struct ldso_memory_of_name *entry = &memo->entries[place];
    *new = entry->name == NULL;
    if (*new) {
        *entry = (struct ldso_memory_of_name){
            .name = reference->name,
            .version = reference->version,
            .hash = reference->hash.gnu,
            .length = (uint32_t)reference->length,
            .class = reference->class,
            .found = {.definition = {LDSO_NOBODY, 0}},
        };
        memo->count++;
    }
    return &entry->found;
}

void ldso_memo_free(struct ldso_memo *memo)
{
    free(memo->entries);
    memset(memo, 0, sizeof *memo);
}
