/* relocations.c: see relocations.h. gABI, "Relocation". */
#include "readelf/relocations.h"

#include "base/digits.h"
#include "elf/names.h"
#include "elf/symbols.h"
#include "readelf/dynamic_symbols.h"
#include "readelf/explain_relocations.h"
#include "readelf/relocation_table.h"
#include "readelf/relr.h"
#include "readelf/symbol_version.h"
#include "readelf/text.h"

#include <stdio.h>

/* Prints the heading of the columns. */
static void print_columns(struct report *report, bool with_addend)
{
    bool wide = report->options->wide;
    struct output *output = report->output;
    if (report->object.layout.is64)
        output_text(output, wide ? "    Offset             Info             Type               "
                                   "Symbol's Value  Symbol's Name"
                                 : "  Offset          Info           Type           Sym. Value    "
                                   "Sym. Name");
    else
        output_text(output, wide ? " Offset     Info    Type                Sym. Value  "
                                   "Symbol's Name"
                                 : " Offset     Info    Type            Sym.Value  Sym. Name");
    output_text(output, with_addend ? " + Addend\n" : "\n");
}

/* Prints an addend with its sign; ALONE: it follows no name. */
static void print_addend(struct output *output, int64_t addend, bool alone)
{
    uint64_t size = addend < 0 ? -(uint64_t)addend : (uint64_t)addend;
    if (!alone)
        output_text(output, addend < 0 ? " - " : " + ");
    else if (addend < 0)
        output_char(output, '-');
    output_hex(output, size, 1);
}

/* Prints the columns before the symbol. */
static void print_start(struct report *report, const Elf64_Rela *relocation)
{
    bool is64 = report->object.layout.is64, wide = report->options->wide;
    unsigned width = !is64 ? 8 : wide ? 16 : 12;
    uint64_t info = relocation->r_info;
    uint32_t type = (uint32_t)ELF64_R_TYPE(info);
    if (!is64)
        info = (uint32_t)(ELF64_R_SYM(info) << 8 | type);

    char *to = output_room(report->output, 64);
    to = digits_hex(to, relocation->r_offset, width);
    *to++ = ' ';
    *to++ = ' ';
    to = digits_hex(to, info, width);
    *to++ = ' ';
    output_filled(report->output, to);

    const Elf64_Ehdr *header = &report->object.header;
    const struct elf_name *name = elf_relocation_name(header, type);
    if (!name)
        output_format(report->output, "unrecognized: %-7x",
                      elf_relocation_first_type(header, type));
    else if (wide)
        output_left(report->output, name->name, 22);
    else
        output_format(report->output, "%-17.17s", name->name);
}

/* Prints the name of a section symbol, which has none of its own. */
static void print_section_symbol(struct report *report, const Elf64_Sym *symbol, uint32_t section)
{
    char number[40], buffer[SECTION_NAME_SIZE];
    const struct elf_object *object = &report->object;
    struct elf_text name = elf_text("<null>");
    if (ELF64_ST_TYPE(symbol->st_info) == STT_SECTION) {
        if (section < object->section_count) {
            name = printable_section_name(report, &object->sections[section], buffer);
        } else if (section == elf_reserved_index(SHN_ABS)) {
            name = elf_text("ABS");
        } else if (section == elf_reserved_index(SHN_COMMON)) {
            name = elf_text("COMMON");
        } else {
            snprintf(number, sizeof number, "<section 0x%x>", section);
            name = elf_text(number);
        }
    }
    print_name(report, name, 22);
}

/* Prints the column of the symbol's value. The value of an IFUNC is not what
   the place will hold: instead its name is shown, as the call that it is. */
static void print_symbol_value(struct report *report, const struct relocations *relocations,
                               const Elf64_Sym *symbol, struct symbol_version version)
{
    struct output *output = report->output;
    bool is64 = report->object.layout.is64;
    output_char(output, ' ');
    if (ELF64_ST_TYPE(symbol->st_info) != STT_GNU_IFUNC) {
        print_address(report, symbol->st_value);
        output_text(output, is64 ? " " : "   ");
        return;
    }
    size_t width = is64 ? 14 : 8;
    struct elf_text name = {NULL, 0};
    if (symbol->st_name != 0)
        name = elf_bytes_string(relocations->symbols->strings, symbol->st_name);
    size_t printed = print_name(report, name.start ? name : elf_text("??"), width);
    print_version(output, version);
    output_text(output, "()");
    output_repeat(output, ' ', printed <= width ? width + 1 - printed : 1);
}

/* Prints the columns of the symbol with number INDEX, and the addend. */
static void print_symbol(struct report *report, const struct relocations *relocations,
                         uint64_t index, const Elf64_Rela *relocation)
{
    const struct elf_symbols *symbols = relocations->symbols;
    if (!symbols || index >= symbols->table.count) {
        report_error(report, "bad symbol index: %08jx in reloc", (uintmax_t)index);
        return;
    }
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    struct symbol_version version = {0};
    if (symbols->dynamic)
        version = find_version(report, index, &symbol);
    print_symbol_value(report, relocations, &symbol, version);

    struct elf_text name = elf_bytes_string(symbols->strings, symbol.st_name);
    if (symbol.st_name == 0) {
        print_section_symbol(report, &symbol, elf_symbol_section(symbols, index, &symbol));
    } else if (symbols->strings.size == 0) {
        output_format(report->output, "<string table index: %3u>", symbol.st_name);
    } else if (!name.start) {
        report_error(report, "<corrupt string table index: %3u>", symbol.st_name);
    } else {
        print_name(report, name, 22);
        print_version(report->output, version);
    }
    if (relocations->with_addend)
        print_addend(report->output, relocation->r_addend, false);
}

/* Prints the number that SPARC's R_SPARC_OLO10 adds after the addend: the upper 24 bits of the
   type, with a sign. */
static void print_second_addend(struct report *report, uint64_t info)
{
    enum { R_SPARC_OLO10_TYPE = 33 };
    if (report->object.header.e_machine != EM_SPARCV9 || (info & 0xff) != R_SPARC_OLO10_TYPE)
        return;
    output_text(report->output, " + ");
    output_hex(report->output, (uint64_t)((int64_t)(int32_t)(uint32_t)info >> 8), 1);
}

/* Prints the two lines of further types that a relocation of 64-bit MIPS has: each works on what
   the one before has found. */
static void print_further_types(struct report *report, uint64_t info)
{
    const Elf64_Ehdr *header = &report->object.header;
    if (header->e_machine != EM_MIPS || !report->object.layout.is64)
        return;
    for (unsigned number = 2; number <= 3; number++) {
        uint32_t type = (uint32_t)(info >> 8 * (number - 1)) & 0xff;
        const struct elf_name *name = elf_relocation_name(header, type);
        output_repeat(report->output, ' ', 20);
        output_format(report->output, "Type%u: ", number);
        if (name)
            output_format(report->output, "%-17.17s\n", name->name);
        else
            output_format(report->output, "unrecognized: %-7x\n", type);
    }
}

/* Prints all relocations of a table. */
static void print_table(struct report *report, const struct relocations *relocations)
{
    print_columns(report, relocations->with_addend);
    explain_relocations(report, relocations);
    for (uint64_t i = 0; i < relocations->table.count && !output_ended(report->output); i++) {
        Elf64_Rela relocation = elf_relocation_at(&relocations->table, i, relocations->with_addend);
        print_start(report, &relocation);
        uint64_t symbol = ELF64_R_SYM(relocation.r_info);
        if (symbol != 0) {
            print_symbol(report, relocations, symbol, &relocation);
        } else if (relocations->with_addend) {
            output_repeat(report->output, ' ', report->object.layout.is64 ? 20 : 12);
            print_addend(report->output, relocation.r_addend, true);
        }
        print_second_addend(report, relocation.r_info);
        output_char(report->output, '\n');
        print_further_types(report, relocation.r_info);
        if (report->explainer)
            explain_relocation(report, relocations, &relocation);
    }
}

/* Prints the line above a table in SECTION. */
static void print_section_heading(struct report *report, const Elf64_Shdr *section,
                                  uint64_t entry_size)
{
    uint64_t count = section->sh_size / entry_size;
    output_text(report->output, "\nRelocation section ");
    if (report->object.names.size == 0) {
        output_format(report->output, "%u", section->sh_name);
    } else {
        output_char(report->output, '\'');
        print_section_name(report, section);
        output_char(report->output, '\'');
    }
    output_format(report->output, " at offset 0x%jx contains %ju entr%s",
                  (uintmax_t)section->sh_offset, (uintmax_t)count, count == 1 ? "y" : "ies");
    if (section->sh_type == SHT_RELR) {
        /* One entry may stand for many places. */
        uint64_t places = count_relr(report, elf_section_bytes(&report->object, section));
        output_format(report->output,
                      places == 1 ? " which relocates %ju location"
                                  : " which relocate %ju locations",
                      (uintmax_t)places);
    }
    output_text(report->output, ":\n");
}

/* Prints the relocations in SECTION, of type SHT_REL, SHT_RELA or SHT_RELR. */
static void print_section_relocations(struct report *report, const Elf64_Shdr *section)
{
    const struct elf_object *object = &report->object;
    struct relocations relocations = {.with_addend = section->sh_type == SHT_RELA,
                                      .loaded = (section->sh_flags & SHF_ALLOC) != 0};
    bool compact = section->sh_type == SHT_RELR;
    size_t size = compact ? object->layout.is64 ? 8 : 4
                          : elf_relocation_size(object->layout, relocations.with_addend);
    struct elf_bytes bytes = elf_section_bytes(object, section);
    struct elf_symbols symbols;
    struct elf_error error;
    print_section_heading(report, section, size);
    if (!bytes.start) {
        report_error(report,
                     "relocations: 0x%jx bytes at offset 0x%jx reach beyond the end of the file",
                     (uintmax_t)section->sh_size, (uintmax_t)section->sh_offset);
        return;
    }
    if (compact) {
        print_relr(report, bytes);
        return;
    }
    if (section->sh_link != 0 && section->sh_link < object->section_count) {
        const Elf64_Shdr *linked = &object->sections[section->sh_link];
        if (linked->sh_type != SHT_SYMTAB && linked->sh_type != SHT_DYNSYM)
            return;
        if (!elf_symbols_open(&symbols, object, linked, &error)) {
            report_error(report, "%s", error.text);
            return;
        }
        relocations.symbols = &symbols;
    }
    relocations.table = elf_table_make(bytes, size, object->layout);
    print_table(report, &relocations);
}

/* The tables that the dynamic section names. */
static const struct dynamic_table {
    const char *name;
    int64_t address, size;
} dynamic_tables[] = {
    {"REL", DT_REL, DT_RELSZ},
    {"RELA", DT_RELA, DT_RELASZ},
    {"RELR", DT_RELR, DT_RELRSZ},
    {"PLT", DT_JMPREL, DT_PLTRELSZ},
};
enum { DYNAMIC_TABLES = sizeof dynamic_tables / sizeof *dynamic_tables };

/* Returns the size of a table that the dynamic section names; 0 if it is not
   there. */
static uint64_t dynamic_table_size(const struct report *report, const struct dynamic_table *table)
{
    uint64_t size = 0;
    elf_dynamic_find(&report->dynamic, table->size, &size);
    return size;
}

void print_relocations(struct report *report)
{
    const struct elf_object *object = &report->object;
    bool found = false;
    if (sections_are_broken(report))
        return;
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        bool relocations = section->sh_type == SHT_RELA || section->sh_type == SHT_REL ||
                           section->sh_type == SHT_RELR;
        if (!relocations || section->sh_size == 0)
            continue;
        found = true;
        print_section_relocations(report, section);
    }
    if (found)
        return;
    for (size_t i = 0; i < DYNAMIC_TABLES; i++) {
        if (dynamic_table_size(report, &dynamic_tables[i]) == 0)
            continue;
        output_text(report->output, "\nThere are no static relocations in this file.\nTo see the "
                                    "dynamic relocations add --use-dynamic to the command line.\n");
        return;
    }
    output_text(report->output, "\nThere are no relocations in this file.\n");
}

/* Prints the relocations that the dynamic section names in TABLE. */
static void print_dynamic_table(struct report *report, const struct dynamic_table *table,
                                const struct elf_symbols *symbols)
{
    uint64_t size = dynamic_table_size(report, table), address = 0, offset, kind = DT_RELA;
    elf_dynamic_find(&report->dynamic, table->address, &address);
    elf_dynamic_find(&report->dynamic, DT_PLTREL, &kind);
    output_format(report->output, "\n'%s' relocation section at offset 0x%jx contains %ju bytes:\n",
                  table->name, (uintmax_t)address, (uintmax_t)size);
    if (!elf_offset_of_address(&report->object, address, size, &offset)) {
        report_error(report, "relocations: address 0x%jx is not in the file", (uintmax_t)address);
        return;
    }
    struct elf_bytes bytes = elf_bytes_part(report->object.bytes, offset, size);
    if (table->address == DT_RELR) {
        print_relr(report, bytes);
        return;
    }
    struct relocations relocations = {
        .with_addend = table->address == DT_JMPREL ? kind == DT_RELA : table->address == DT_RELA,
        .loaded = true,
        .symbols = symbols,
    };
    size_t entry = elf_relocation_size(report->object.layout, relocations.with_addend);
    relocations.table = elf_table_make(bytes, entry, report->object.layout);
    print_table(report, &relocations);
}

void print_dynamic_relocations(struct report *report)
{
    struct elf_symbols symbols;
    bool found = false;
    bool have_symbols = open_dynamic_symbols(report, &symbols);
    for (size_t i = 0; i < DYNAMIC_TABLES; i++) {
        if (dynamic_table_size(report, &dynamic_tables[i]) == 0)
            continue;
        found = true;
        print_dynamic_table(report, &dynamic_tables[i], have_symbols ? &symbols : NULL);
    }
    if (!found)
        output_text(report->output, "\nThere are no dynamic relocations in this file.\n");
}
