/*
 * imports.c: see imports.h.
 *
 * Nothing in a file without section headers says how many dynamic symbols it has: the
 * hash tables tell it of the defined ones, the relocations of those that are used.
 */
#include "ldd/imports.h"

#include "base/budget.h"
#include "base/message.h"
#include "elf/hash.h"
#include "ldso/references.h"

#include <stdlib.h>

/* Returns how many dynamic symbols OBJECT has, as far as can be told. */
static uint64_t count_symbols(const struct ldso_object *object, const struct ldso_symbols *symbols)
{
    struct elf_symbols hashed;
    struct elf_error error;
    struct ldso_types types;
    struct ldso_references references;
    struct ldso_relocation relocation;
    uint64_t count = 0;
    if (elf_symbols_open_dynamic(&hashed, &object->elf, &object->dynamic, &error))
        count = hashed.table.count;
    if (ldso_types_open(&types, object->elf.header.e_machine, false)) {
        ldso_references_start(&references, &types, symbols);
        while (ldso_references_next(&references, &relocation))
            if (relocation.symbol >= count)
                count = relocation.symbol + 1;
    }
    return count < symbols->table.count ? count : symbols->table.count;
}

/* Orders imports by version, and then as in the file. */
static int compare(const void *left, const void *right)
{
    const struct import *a = left, *b = right;
    if (a->version != b->version)
        return a->version < b->version ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* The indices of versions, a bit for each: which ones OBJECT wants from others. */
struct wanted {
    unsigned char bits[(ELF_VERSION_INDEX + 1) / 8];
};

/* Fills WANTED. */
static void find_wanted(struct wanted *wanted, const struct ldso_object *object)
{
    memset(wanted, 0, sizeof *wanted);
    for (size_t i = 0; i < object->needs.count; i++) {
        uint16_t index = object->needs.entries[i].index;
        if (index >= 2)
            wanted->bits[index / 8] |= (unsigned char)(1 << index % 8);
    }
}

void imports_open(struct imports *imports, const struct ldso_object *object)
{
    struct ldso_symbols symbols;
    memset(imports, 0, sizeof *imports);
    if (object->kind == LDSO_MISSING)
        return;
    if (!ldso_symbols_open(&symbols, object))
        message_fatal(2, NULL, "out of memory");
    uint64_t count = count_symbols(object, &symbols);
    size_t room = 0;
    struct wanted wanted;
    find_wanted(&wanted, object);
    struct budget budget;
    budget_start(&budget, BUDGET_MOST);
    for (uint64_t i = 1; i < count && !budget.spent; i++) {
        Elf64_Sym symbol = elf_symbol_at(&symbols.table, i);
        struct elf_text name = elf_bytes_string(symbols.strings, symbol.st_name);
        unsigned binding = ELF64_ST_BIND(symbol.st_info);
        uint16_t version = elf_version_index(&symbols.indices, i) & ELF_VERSION_INDEX;
        /* A program has its own copy of somebody else's variable, with the version of that. */
        bool import = symbol.st_shndx == SHN_UNDEF || wanted.bits[version / 8] >> version % 8 & 1;
        if (!import || binding == STB_LOCAL || name.length == 0)
            continue;
        if (imports->count == room) {
            room = room * 2 + 64;
            imports->entries = realloc(imports->entries, room * sizeof *imports->entries);
            if (!imports->entries)
                message_fatal(2, NULL, "out of memory");
        }
        imports->entries[imports->count++] = (struct import){
            .name = name,
            .version = version,
            .weak = binding == STB_WEAK,
            .number = (uint32_t)i,
        };
        budget_take(&budget, budget_compare(name.length));
    }
    imports->given_up = budget.spent;
    ldso_symbols_close(&symbols);
    if (imports->count > 0)
        qsort(imports->entries, imports->count, sizeof *imports->entries, compare);
}

size_t imports_of_version(const struct imports *imports, uint16_t version)
{
    size_t low = 0, high = imports->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (imports->entries[middle].version < version)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool imports_have(const struct imports *imports, const char *name)
{
    for (size_t i = 0; i < imports->count; i++)
        if (elf_text_is(imports->entries[i].name, name))
            return true;
    return false;
}

void imports_close(struct imports *imports)
{
    free(imports->entries);
    memset(imports, 0, sizeof *imports);
}
