/*
 * sort.c: the order of the symbols; see symbols.h.
 *
 * Keys that are equal in everything that is compared stay in the order of the
 * symbol table, in either direction: the last thing compared is the index.
 */
#include "nm/symbols.h"

#include <stdlib.h>

/* Says which of two numbers comes first. */
static int compare_numbers(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* Compares two names byte by byte. The first eight bytes are one number, and
   usually decide. */
static int compare_names(const struct key *a, const struct key *b)
{
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    uint32_t shorter = a->length < b->length ? a->length : b->length;
    if (shorter > sizeof a->prefix) {
        int difference = memcmp(a->name + sizeof a->prefix, b->name + sizeof b->prefix,
                                shorter - sizeof a->prefix);
        if (difference != 0)
            return difference;
    }
    return compare_numbers(a->length, b->length);
}

/* What a comparison needs to know. */
struct context {
    const struct symbols *symbols;
    enum order order;
    int direction; /* 1, or -1 for the reverse */
};

/* Says whether the symbol of KEY is undefined. */
static bool is_undefined(const struct symbols *symbols, const struct key *key)
{
    return elf_symbol_at(&symbols->table.table, key->index).st_shndx == SHN_UNDEF;
}

/* Compares two keys for -n: undefined symbols first, then by address. */
static int compare_values(const struct symbols *symbols, const struct key *a, const struct key *b)
{
    if (a->value == 0 || b->value == 0) {
        /* Only such a key can be that of an undefined symbol. */
        bool undefined_a = is_undefined(symbols, a), undefined_b = is_undefined(symbols, b);
        if (undefined_a != undefined_b)
            return undefined_a ? -1 : 1;
    }
    return compare_numbers(a->value, b->value);
}

/* Compares two keys as the options ask. */
static int compare(const void *first, const void *second, void *data)
{
    const struct key *a = first, *b = second;
    const struct context *context = data;
    int difference = 0;
    if (context->order == ORDER_VALUE)
        difference = compare_values(context->symbols, a, b);
    else if (context->order == ORDER_SIZE)
        difference = compare_numbers(a->value, b->value);
    if (difference == 0)
        difference = compare_names(a, b);
    if (difference != 0)
        return difference * context->direction;
    if (context->order == ORDER_SIZE) {
        /* Of the same size and name: by address, always upwards. */
        difference = compare_numbers(symbol_at(context->symbols, a->index).value,
                                     symbol_at(context->symbols, b->index).value);
        if (difference != 0)
            return difference;
    }
    return compare_numbers(a->index, b->index);
}

void symbols_sort(struct symbols *symbols, const struct options *options)
{
    struct context context = {symbols, options->order, options->reverse ? -1 : 1};
    if (options->order != ORDER_NONE && symbols->count > 1)
        qsort_r(symbols->keys, symbols->count, sizeof *symbols->keys, compare, &context);
}
