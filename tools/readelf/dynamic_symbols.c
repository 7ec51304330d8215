/* dynamic_symbols.c: see dynamic_symbols.h. */
#include "readelf/dynamic_symbols.h"

#include "elf/hash.h"

/* Opens the symbols that the section SHT_DYNSYM holds, if there is one. */
static bool open_dynamic_section(struct report *report, struct elf_symbols *symbols)
{
    const struct elf_object *object = &report->object;
    struct elf_error error;
    for (uint64_t i = 0; i < object->section_count; i++) {
        if (object->sections[i].sh_type != SHT_DYNSYM)
            continue;
        if (elf_symbols_open(symbols, object, &object->sections[i], &error))
            return symbols->table.count > 0;
        report_error(report, "%s", error.text);
        return false;
    }
    return false;
}

/* Opens the symbols at DT_SYMTAB. No tag says how many there are, but the hash
   tables do. */
static bool open_dynamic_table(struct report *report, struct elf_symbols *symbols)
{
    struct elf_error error;
    bool good = elf_symbols_open_dynamic(symbols, &report->object, &report->dynamic, &error);
    if (error.text[0])
        report_error(report, "%s", error.text);
    return good;
}

bool open_dynamic_symbols(struct report *report, struct elf_symbols *symbols)
{
    if (!open_dynamic_section(report, symbols) && !open_dynamic_table(report, symbols))
        return false;
    symbols->strings = report->dynamic.strings;
    return true;
}
