/* names_table.c: see names_table.h. */
#include "elf/names_table.h"

const struct elf_name *elf_name_find(struct elf_names names, uint64_t value)
{
    /* Most tables begin at 0 without gaps: then the value is the place. */
    if (value < names.count && names.entries[value].value == value)
        return &names.entries[value];
    size_t low = 0, high = names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names.entries[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low < names.count && names.entries[low].value == value ? &names.entries[low] : NULL;
}
