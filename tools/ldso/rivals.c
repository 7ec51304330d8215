/* rivals.c: see rivals.h. */
#include "ldso/rivals.h"

#include "elf/hash.h"

#include <stdlib.h>

/* About so often each of them is compared with others, two sorts together. */
enum { COMPARISONS = 32 };

/* Orders rivals by name and then by place. */
static int compare_names(const void *left, const void *right)
{
    const struct ldso_rival *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* The same, but by the hash of the name first: much faster where there are many. */
static int compare(const void *left, const void *right)
{
    const struct ldso_rival *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return compare_names(left, right);
}

/* Finds out which symbols are in the hash table of the object: those from *FIRST up to
 *END. A symbol that is not in it does not exist for others (S6). */
static void hashed_symbols(const struct ldso_symbols *symbols, uint64_t *first, uint64_t *end)
{
    const struct ldso_object *object = symbols->object;
    struct elf_hash hash;
    *first = *end = 0;
    if (symbols->search.kind == ELF_SEARCH_NOTHING ||
        !elf_hash_open(&hash, &object->elf, &object->dynamic,
                       symbols->search.kind == ELF_SEARCH_GNU, NULL))
        return;
    *first = hash.gnu ? hash.first_symbol : 1;
    *end = hash.symbol_count < symbols->table.count ? hash.symbol_count : symbols->table.count;
}

/* Says whether the symbol INDEX only names a version: the linker makes one for each. */
static bool names_version(const struct ldso_symbols *symbols, uint64_t index, uint16_t section,
                          const char *name)
{
    const struct ldso_version *version = ldso_symbols_version(symbols, index);
    return section == SHN_ABS && version && strcmp(version->name, name) == 0;
}

/* Appends the definitions of the object at PLACE; false: out of memory. */
static bool collect(struct ldso_rivals *rivals, const struct ldso_bindings *bindings,
                    uint32_t place)
{
    const struct ldso_symbols *symbols = &bindings->scope.symbols[place];
    uint64_t first, end;
    hashed_symbols(symbols, &first, &end);
    if (first >= end)
        return true;
    size_t most = rivals->count + (size_t)(end - first);
    struct ldso_rival *list = realloc(rivals->list, most * sizeof *list);
    if (!list)
        return false;
    rivals->list = list;
    for (uint64_t i = first; i < end; i++) {
        if (!ldso_symbols_defines(symbols, i))
            continue;
        Elf64_Sym symbol = elf_symbol_at(&symbols->table, i);
        size_t length;
        const char *name = ldso_symbols_string(symbols, symbol.st_name, &length);
        if (!name)
            continue;
        /* It is hashed, and compared when the list is sorted. */
        if (!budget_take(bindings->scope.manner.budget,
                         3 * length + COMPARISONS * budget_compare(length)))
            return true;
        if (!names_version(symbols, i, symbol.st_shndx, name))
            list[rivals->count++] = (struct ldso_rival){name, elf_hash_gnu(name, length), place, 0};
    }
    return true;
}

/* Says whether two rivals have the same name. */
static bool is_same(const struct ldso_rival *a, const struct ldso_rival *b)
{
    return a->hash == b->hash && strcmp(a->name, b->name) == 0;
}

/* Keeps only names that several objects have, and every object once. */
static void keep_rivals(struct ldso_rivals *rivals)
{
    struct ldso_rival *list = rivals->list;
    size_t kept = 0;
    for (size_t i = 0, end; i < rivals->count; i = end) {
        size_t start = kept;
        for (end = i; end < rivals->count && is_same(&list[end], &list[i]); end++)
            if (kept == start || list[kept - 1].place != list[end].place)
                list[kept++] = list[end];
        if (kept - start < 2)
            kept = start;
    }
    rivals->count = kept;
}

/* Counts who asks for which. A copy relocation wants the original behind the program's
   copy, and is nobody's choice (S10). */
static void count_askers(struct ldso_rivals *rivals, const struct ldso_bindings *bindings)
{
    for (size_t i = 0; i < bindings->count && rivals->count > 0; i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        uint32_t hash = elf_hash_gnu(binding->name, binding->length);
        struct ldso_rival key = {binding->name, hash, binding->to.place, 0};
        struct ldso_rival *rival = bsearch(&key, rivals->list, rivals->count, sizeof key, compare);
        if (rival && !binding->again && binding->class != LDSO_CLASS_COPY)
            rival->askers++;
    }
}

bool ldso_rivals_open(struct ldso_rivals *rivals, const struct ldso_bindings *bindings)
{
    memset(rivals, 0, sizeof *rivals);
    for (uint32_t place = 0; place < bindings->scope.count; place++) {
        if (!collect(rivals, bindings, place)) {
            ldso_rivals_close(rivals);
            return false;
        }
    }
    if (rivals->count > 0)
        qsort(rivals->list, rivals->count, sizeof *rivals->list, compare);
    keep_rivals(rivals);
    count_askers(rivals, bindings);
    if (rivals->count > 0)
        qsort(rivals->list, rivals->count, sizeof *rivals->list, compare_names);
    return true;
}

size_t ldso_rivals_group(const struct ldso_rivals *rivals, size_t first)
{
    size_t end = first;
    while (end < rivals->count && strcmp(rivals->list[end].name, rivals->list[first].name) == 0)
        end++;
    return end - first;
}

void ldso_rivals_close(struct ldso_rivals *rivals)
{
    free(rivals->list);
    memset(rivals, 0, sizeof *rivals);
}
