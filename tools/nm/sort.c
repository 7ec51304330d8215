/*
 * sort.c: see sort.h.
 *
 * Keys that are equal in everything that is compared stay in the order of the
 * symbol table, in either direction: the last thing compared is the index.
 *
 * Sorting by name is most of nm's work, and the names of a C++ library begin
 * alike: "_ZN4llvm...". So it is not left to qsort(), which would compare these
 * beginnings again and again, with every name in another corner of memory. It
 * is a multikey quicksort (Bentley and Sedgewick, "Fast Algorithms for Sorting
 * and Searching Strings", 1997) over eight bytes at a time, which lie in the key
 * as a number: names that differ in them are parted without a look at their
 * text, and those that do not go on to their next eight bytes, together. With
 * 260,000 names of that kind it takes less than half of qsort's time.
 */
#include "nm/sort.h"

#include <stdlib.h>

enum {
    /* Up to so many names are sorted by inserting one after the other. */
    FEW = 12,
    /* Names that agree in more bytes than this stay in the table's order. No
       real name is that long; a broken file could have thousands that are, one
       a piece of the other, and keep us busy for minutes. */
    MOST_COMPARED = 64 * 1024,
    /* The halves of a quicksort may be as unequal as a malicious file can make
       them so many times. Then qsort(), slower but steady, takes over. */
    BAD_LUCK = 32,
};

/* Says which of two numbers comes first. */
static int compare_numbers(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* Compares two names that agree in their first DEPTH bytes; the prefixes hold
   the eight that follow. */
static int compare_names(const struct key *a, const struct key *b, size_t depth)
{
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    size_t shorter = a->length < b->length ? a->length : b->length;
    size_t end = shorter < MOST_COMPARED ? shorter : MOST_COMPARED;
    depth += sizeof a->prefix;
    if (end > depth) {
        int difference = memcmp(a->name + depth, b->name + depth, end - depth);
        if (difference != 0)
            return difference;
    }
    return shorter < MOST_COMPARED ? compare_numbers(a->length, b->length) : 0;
}

/* What a comparison needs to know. */
struct context {
    const struct symbols *symbols;
    enum order order;
    int direction; /* 1, or -1 for the reverse */
    int ties;      /* the same for symbols that do not differ */
    size_t depth;  /* the names compared agree in so many bytes */
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
        difference = compare_names(a, b, context->depth);
    if (difference != 0)
        return difference * context->direction;
    if (context->order == ORDER_SIZE) {
        /* Of the same size and name: by address, always upwards. */
        difference = compare_numbers(symbol_at(context->symbols, a->index).value,
                                     symbol_at(context->symbols, b->index).value);
        if (difference != 0)
            return difference;
    }
    return compare_numbers(a->index, b->index) * context->ties;
}

/* Swaps two keys. */
static void swap(struct key *a, struct key *b)
{
    struct key other = *a;
    *a = *b;
    *b = other;
}

/* Returns the median of three prefixes: what most quicksorts take for a middle
   that is cheap to find and not often far from it. */
static uint64_t choose_middle(const struct key *keys, size_t count)
{
    uint64_t a = keys[count / 4].prefix, b = keys[count / 2].prefix;
    uint64_t c = keys[count - 1 - count / 4].prefix;
    uint64_t low = a < b ? a : b, high = a < b ? b : a;
    return c < low ? low : c > high ? high : c;
}

/* Sorts a few names by inserting each into those before it. */
static void insert(struct key *keys, size_t count, struct context *context)
{
    for (size_t i = 1; i < count; i++) {
        struct key key = keys[i];
        size_t place = i;
        for (; place > 0 && compare(&key, &keys[place - 1], context) < 0; place--)
            keys[place] = keys[place - 1];
        keys[place] = key;
    }
}

/* Moves the keys whose prefix is MIDDLE between those below and those above;
   they are then at *FIRST up to *BEHIND. */
static void part(struct key *keys, size_t count, uint64_t middle, size_t *first, size_t *behind)
{
    size_t low = 0, high = count;
    for (size_t i = 0; i < high;) {
        if (keys[i].prefix < middle)
            swap(&keys[low++], &keys[i++]);
        else if (keys[i].prefix > middle)
            swap(&keys[i], &keys[--high]);
        else
            i++;
    }
    *first = low;
    *behind = high;
}

/* Sorts COUNT names that agree in their first DEPTH bytes. */
static void sort_names(struct key *keys, size_t count, size_t depth, unsigned bad_luck,
                       struct context *context)
{
    while (count > FEW && bad_luck > 0) {
        size_t first, behind;
        uint64_t middle = choose_middle(keys, count);
        part(keys, count, middle, &first, &behind);
        if (first > count - count / 8 || count - behind > count - count / 8)
            bad_luck--;
        sort_names(keys, first, depth, bad_luck, context);
        sort_names(keys + behind, count - behind, depth, bad_luck, context);

        keys += first;
        count = behind - first;
        depth += sizeof middle;
        /* A zero at its end: there the names end, all alike. */
        if ((middle & 0xff) == 0 || depth >= MOST_COMPARED)
            break;
        for (size_t i = 0; i < count; i++)
            keys[i].prefix = key_prefix(keys[i].name, keys[i].length, depth);
    }
    context->depth = depth;
    if (count <= FEW)
        insert(keys, count, context);
    else
        qsort_r(keys, count, sizeof *keys, compare, context);
}

/* Sorts by name. The reverse is made last; that turns the order of equal names
   round too, which has to stay. */
static void sort_all_names(struct key *keys, size_t count, bool backwards)
{
    struct context context = {.order = ORDER_NAME, .direction = 1, .ties = backwards ? -1 : 1};
    sort_names(keys, count, 0, BAD_LUCK, &context);
    for (size_t i = 0; backwards && i < count / 2; i++)
        swap(&keys[i], &keys[count - 1 - i]);
}

void symbols_sort(struct symbols *symbols, const struct options *options)
{
    struct context context = {symbols, options->order, options->reverse ? -1 : 1, 1, 0};
    if (options->order == ORDER_NAME)
        sort_all_names(symbols->keys, symbols->count, options->reverse);
    else if (options->order != ORDER_NONE && symbols->count > 1)
        qsort_r(symbols->keys, symbols->count, sizeof *symbols->keys, compare, &context);
}
