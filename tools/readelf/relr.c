/*
 * relr.c: see relr.h.
 *
 * Such a relocation names no symbol, only an address. As a help to the reader,
 * each is shown with the nearest symbol before it, or the section that it is in.
 */
#include "readelf/relr.h"

#include "elf/relr.h"
#include "elf/symbols.h"
#include "readelf/explain_relocations.h"
#include "readelf/text.h"

#include <stdlib.h>

/* A symbol that an address can be described by. */
struct place {
    uint64_t address;
    uint64_t index; /* in the symbol table */
    bool local;
};

struct places {
    struct elf_symbols symbols;
    struct place *list; /* owned; sorted */
    size_t count;
};

/* Compares two places: by address; a symbol that other files see comes first. */
static int compare(const void *first, const void *second)
{
    const struct place *a = first, *b = second;
    if (a->address != b->address)
        return a->address < b->address ? -1 : 1;
    if (a->local != b->local)
        return a->local ? 1 : -1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Returns the symbol table that debuggers see, NULL in a stripped file: the dynamic
   symbols are too few to be of help. */
static const Elf64_Shdr *find_table(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_SYMTAB)
            return &object->sections[i];
    return NULL;
}

/* Collects the symbols that have an address. Without any the list is empty. */
static struct places collect(struct report *report)
{
    struct places places = {.count = 0};
    struct elf_error error;
    const Elf64_Shdr *section = find_table(&report->object);
    if (!section || !elf_symbols_open(&places.symbols, &report->object, section, &error))
        return places;
    places.list = malloc((size_t)places.symbols.table.count * sizeof *places.list);
    if (!places.list)
        return places;
    for (uint64_t i = 1; i < places.symbols.table.count; i++) {
        Elf64_Sym symbol = elf_symbol_at(&places.symbols.table, i);
        unsigned type = ELF64_ST_TYPE(symbol.st_info);
        if (symbol.st_name == 0 || symbol.st_shndx == SHN_UNDEF || type == STT_SECTION ||
            type == STT_TLS)
            continue;
        places.list[places.count++] =
            (struct place){symbol.st_value, i, ELF64_ST_BIND(symbol.st_info) == STB_LOCAL};
    }
    if (places.count > 1)
        qsort(places.list, places.count, sizeof *places.list, compare);
    return places;
}

/* Returns the best place for ADDRESS: of those nearest before it the first. */
static const struct place *find_place(const struct places *places, uint64_t address)
{
    size_t low = 0, high = places->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->list[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    uint64_t nearest = places->list[low - 1].address;
    for (high = low - 1, low = 0; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (places->list[middle].address < nearest)
            low = middle + 1;
        else
            high = middle;
    }
    return &places->list[low];
}

/* Returns the first section that ADDRESS is in, or NULL. */
static const Elf64_Shdr *find_section(const struct elf_object *object, uint64_t address)
{
    for (uint64_t i = 1; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (address >= section->sh_addr && address - section->sh_addr < section->sh_size)
            return section;
    }
    return NULL;
}

/* Prints what is at ADDRESS: the nearer of the symbol and the section's begin. */
static void print_place(struct report *report, const struct places *places, uint64_t address)
{
    enum { WIDTH = 38, OFFSET_WIDTH = 10 };
    const struct place *place = find_place(places, address);
    const Elf64_Shdr *section = find_section(&report->object, address);
    if (!place && !section) {
        output_text(report->output, "<no sym>");
        return;
    }
    uint64_t start = place ? place->address : 0;
    struct elf_text name = {NULL, 0};
    char buffer[SECTION_NAME_SIZE];
    if (!place || (section && section->sh_addr > start)) {
        start = section->sh_addr;
        name = printable_section_name(report, section, buffer);
    } else {
        Elf64_Sym symbol = elf_symbol_at(&places->symbols.table, place->index);
        name = elf_bytes_string(places->symbols.strings, symbol.st_name);
    }
    if (!name.start)
        name = elf_text("<corrupt>");
    print_name(report, name, start == address ? WIDTH : WIDTH - OFFSET_WIDTH);
    if (start != address) {
        output_text(report->output, " + 0x");
        output_hex(report->output, address - start, 1);
    }
}

uint64_t count_relr(struct report *report, struct elf_bytes words)
{
    struct elf_relr relr = elf_relr_start(words, report->object.layout);
    uint64_t word, count = 0;
    while (elf_relr_next(&relr, &word))
        count += (unsigned)__builtin_popcountll(relr.bits);
    return count;
}

void print_relr(struct report *report, struct elf_bytes words)
{
    struct output *output = report->output;
    bool is64 = report->object.layout.is64;
    struct places places = collect(report);
    struct elf_relr relr = elf_relr_start(words, report->object.layout);
    uint64_t word, address;
    explain_relr(report, count_relr(report, words));
    output_text(output, is64 ? "Index: Entry            Address           Symbolic Address\n"
                             : "Index: Entry    Address   Symbolic Address\n");
    for (unsigned i = 0; elf_relr_next(&relr, &word) && !output_ended(output); i++) {
        output_format(output, "%04u:  ", i);
        print_address(report, word);
        output_char(output, ' ');
        for (bool first = true; elf_relr_address(&relr, &address); first = false) {
            if (!first)
                output_repeat(output, ' ', is64 ? 24 : 16);
            print_address(report, address);
            output_text(output, "  ");
            print_place(report, &places, address);
            output_char(output, '\n');
        }
    }
    free(places.list);
}
