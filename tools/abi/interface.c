/* interface.c: see interface.h. */
#include "abi/interface.h"

#include <stdlib.h>

bool abi_has_time(struct abi_interface *interface, struct elf_text text)
{
    /* What is sorted is compared some twenty times, and looked up a few times more. */
    enum { COMPARISONS = 64 };
    return budget_take(&interface->budget, COMPARISONS * budget_compare(text.length));
}

int abi_compare_texts(struct elf_text a, struct elf_text b)
{
    size_t length = a.length < b.length ? a.length : b.length;
    int order = length > 0 ? memcmp(a.start, b.start, length) : 0;
    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

int abi_compare_symbols(const struct abi_symbol *a, const struct abi_symbol *b)
{
    int order = abi_compare_texts(a->name, b->name);
    return order != 0 ? order : abi_compare_texts(a->version, b->version);
}

/* For bsearch(). */
static int order_texts(const void *a, const void *b)
{
    return abi_compare_texts(*(const struct elf_text *)a, *(const struct elf_text *)b);
}

bool abi_is_library(const struct abi_interface *interface)
{
    return interface->object.header.e_type == ET_DYN && !elf_is_pie(&interface->dynamic);
}

/* Returns the index of the first symbol that is not below WANTED in the order. */
static size_t first_not_below(const struct abi_interface *interface,
                              const struct abi_symbol *wanted)
{
    size_t low = 0, high = interface->symbol_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (abi_compare_symbols(&interface->symbols[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct abi_symbol *abi_find_name(const struct abi_interface *interface, struct elf_text name)
{
    const struct abi_symbol wanted = {.name = name, .version = elf_text("")};
    size_t low = first_not_below(interface, &wanted);
    if (low == interface->symbol_count ||
        abi_compare_texts(interface->symbols[low].name, name) != 0)
        return NULL;
    return &interface->symbols[low];
}

const struct abi_symbol *abi_find_symbol(const struct abi_interface *interface,
                                         struct elf_text name, struct elf_text version)
{
    const struct abi_symbol wanted = {.name = name, .version = version};
    size_t low = first_not_below(interface, &wanted);
    if (low == interface->symbol_count ||
        abi_compare_symbols(&interface->symbols[low], &wanted) != 0)
        return NULL;
    return &interface->symbols[low];
}

bool abi_list_has(const struct elf_text *list, size_t count, struct elf_text text)
{
    return count > 0 && bsearch(&text, list, count, sizeof *list, order_texts) != NULL;
}
