/*
 * memo.c: see memo.h.
 *
 * A hash table with open addressing, at most half full. Its slots are small and the
 * entries stand elsewhere, without gaps: a sparse table of whole entries would touch
 * several times the memory.
 */
#include "ldso/memo.h"

#include <stdlib.h>

struct ldso_memo_entry {
    const char *name;
    const struct ldso_version *version;
    uint32_t length;
    enum ldso_class class;
    struct ldso_found found;
};

struct ldso_memo_slot {
    uint32_t hash;
    uint32_t entry; /* its number, and one; 0: the slot is free */
};

/* Says whether two references want the same version. */
static bool same_version(const struct ldso_version *a, const struct ldso_version *b)
{
    if (a == b)
        return true;
    return a && b && a->hash == b->hash && a->hidden == b->hidden && strcmp(a->name, b->name) == 0;
}

/* Says whether ENTRY, whose hash is the right one, is for REFERENCE. */
static bool is_for(const struct ldso_memo_entry *entry, const struct ldso_reference *reference)
{
    return entry->length == (uint32_t)reference->length && entry->class == reference->class &&
           same_version(entry->version, reference->version) &&
           memcmp(entry->name, reference->name, reference->length) == 0;
}

/* Makes room for one more entry, and keeps the table half empty. */
static bool grow(struct ldso_memo *memo)
{
    if (memo->count == memo->room) {
        size_t room = memo->room ? memo->room * 2 : 1024;
        struct ldso_memo_entry *entries =
            room < UINT32_MAX ? realloc(memo->entries, room * sizeof *entries) : NULL;
        if (!entries)
            return false;
        memo->entries = entries;
        memo->room = room;
    }
    if (memo->count * 2 < memo->slot_count)
        return true;
    size_t count = memo->slot_count ? memo->slot_count * 4 : 4096;
    struct ldso_memo_slot *slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < memo->slot_count; i++) {
        size_t place = memo->slots[i].hash & (count - 1);
        if (memo->slots[i].entry == 0)
            continue;
        while (slots[place].entry != 0)
            place = (place + 1) & (count - 1);
        slots[place] = memo->slots[i];
    }
    free(memo->slots);
    memo->slots = slots;
    memo->slot_count = count;
    return true;
}

struct ldso_found *ldso_memo_find(struct ldso_memo *memo, const struct ldso_reference *reference,
                                  bool *new)
{
    if (!grow(memo))
        return NULL;
    uint32_t hash = reference->hash.gnu;
    size_t mask = memo->slot_count - 1, place = hash & mask;
    for (; memo->slots[place].entry != 0; place = (place + 1) & mask) {
        struct ldso_memo_entry *entry = &memo->entries[memo->slots[place].entry - 1];
        if (!budget_take(memo->budget,
                         memo->slots[place].hash == hash ? budget_compare(reference->length) : 1))
            return NULL;
        if (memo->slots[place].hash != hash || !is_for(entry, reference))
            continue;
        *new = false;
        return &entry->found;
    }
    struct ldso_memo_entry *entry = &memo->entries[memo->count++];
    memo->slots[place] = (struct ldso_memo_slot){hash, (uint32_t)memo->count};
    *entry = (struct ldso_memo_entry){
        .name = reference->name,
        .version = reference->version,
        .length = (uint32_t)reference->length,
        .class = reference->class,
        .found = {.definition = {LDSO_NOBODY, 0}},
    };
    *new = true;
    return &entry->found;
}

void ldso_memo_free(struct ldso_memo *memo)
{
    free(memo->entries);
    free(memo->slots);
    memset(memo, 0, sizeof *memo);
}
