/*
 * symbols.c: see symbols.h.
 *
 * A library has thousands of symbols and a browser's debug file millions, so
 * this is the one place of mini-readelf that is written for speed. The columns
 * in the middle of a line take few values: each is made once, padded, and then
 * copied. Numbers go straight into the output buffer.
 *
 * gABI, "Symbol Table"; versions as in the LSB, "Symbol Versioning".
 */
#include "readelf/symbols.h"

#include "base/digits.h"
#include "elf/names.h"
#include "elf/symbols.h"
#include "readelf/dynamic_symbols.h"
#include "readelf/explain_symbols.h"
#include "readelf/symbol_version.h"
#include "readelf/text.h"

#include <stdio.h>

/* A column's text with its blanks. All 32 bytes are copied every time, whatever
   the length: a copy of known size is two instructions. */
struct column {
    char text[32];
    size_t length;
};

/* The columns of one symbol table. */
struct columns {
    struct column type[16], binding[16], visibility[4];
};

/* The most that a line's columns take, the name apart. */
enum { LINE_ROOM = 256 };

/* How many symbols ahead a name is asked for. */
enum { AHEAD = 16 };

/* Makes a column of NAME or, if there is none, of VALUE in FORMAT. */
static void make_column(struct column *column, const struct elf_name *name, const char *format,
                        unsigned value, int width)
{
    char number[28];
    snprintf(number, sizeof number, format, value);
    int length =
        snprintf(column->text, sizeof column->text, " %-*s", width, name ? name->name : number);
    column->length = (size_t)length;
}

/* Makes the columns for the names of this file's machine and system. */
static void make_columns(struct columns *columns, const Elf64_Ehdr *header)
{
    static const char processor[] = "<processor specific>: %d";
    static const char system[] = "<OS specific>: %d", unknown[] = "<unknown>: %d";
    for (unsigned i = 0; i < 16; i++) {
        const char *format = i >= STT_LOPROC ? processor : i >= STT_LOOS ? system : unknown;
        make_column(&columns->type[i], elf_symbol_type_name(header, i), format, i, 7);
        make_column(&columns->binding[i], elf_symbol_binding_name(header, i), format, i, 6);
    }
    for (unsigned i = 0; i < 4; i++)
        make_column(&columns->visibility[i], elf_name_find(elf_visibility_names, i), unknown, i, 7);
}

/* Adds COLUMN at TO. */
static inline char *put_column(char *to, const struct column *column)
{
    memcpy(to, column->text, sizeof column->text);
    return to + column->length;
}

/* Adds VALUE, right-aligned in WIDTH columns (at most 6) if it fits. The width is
   then known before the digits are: the next column does not wait for them. */
static inline char *put_decimal(char *to, uint64_t value, unsigned width)
{
    static const uint32_t limits[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    if (value >= limits[width])
        return digits_decimal(to, value, 1);
    digits_column(to, (uint32_t)value, width);
    return to + width;
}

/* Writes the name of the bits OTHER of st_other to TEXT (of 32 bytes) where this MACHINE has one
   for all of them together. */
static bool name_other(char *text, uint16_t machine, unsigned other)
{
    static const struct other_name {
        uint16_t machine;
        uint8_t other;
        const char *name;
    } names[] = {
        {EM_ALPHA, 0x80, "NOPV"},
        {EM_ALPHA, 0x88, "STD GPLOAD"},
        {EM_MIPS, 0x04, "OPTIONAL"},
        {EM_MIPS, 0x08, "MIPS PLT"},
        {EM_MIPS, 0x20, "MIPS PIC"},
        {EM_MIPS, 0x80, "MICROMIPS"},
        {EM_MIPS, 0xa0, "MICROMIPS, MIPS PIC"},
        {EM_MIPS, 0xf0, "MIPS16"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].machine == machine && names[i].other == other)
            return snprintf(text, 32, "%s", names[i].name) > 0;
    if (machine == EM_ALPHA)
        return snprintf(text, 32, "<unknown>") > 0;
    /* How far behind a function's first instruction callers of the same file enter it. */
    unsigned entry = other >> 5;
    if (machine != EM_PPC64 || (other & 0x1f) != 0 || entry == 0 || entry == 7)
        return false;
    return snprintf(text, 32, "<localentry>: %u", entry == 1 ? 1 : 1u << entry) > 0;
}

/* Adds the bits of st_other that are not the visibility, which have no column
   and are rare. */
static char *put_other(char *to, const struct report *report, unsigned other)
{
    char text[32];
    if (name_other(text, report->object.header.e_machine, other))
        return to + sprintf(to, " [%s] ", text);
    /* Both machines mark functions with a calling convention of their own with
       the same bit. */
    uint16_t machine = report->object.header.e_machine;
    const char *name = machine == EM_AARCH64 ? "VARIANT_PCS"
                       : machine == EM_RISCV ? "VARIANT_CC"
                                             : NULL;
    bool alone = machine == EM_RISCV; /* GNU's word for RISC-V stands alone, or not at all */
    if (name && other & STO_AARCH64_VARIANT_PCS) {
        other &= ~(unsigned)STO_AARCH64_VARIANT_PCS;
        if (other == 0 || !alone)
            return to + (other == 0 ? sprintf(to, " [%s] ", name)
                                    : sprintf(to, " [%s | %x] ", name, other));
    }
    return to + sprintf(to, machine == EM_RISCV ? " [%x] " : " [<other>: %x] ", other);
}

/* Adds the column Ndx. */
static char *put_section(char *to, const struct report *report, uint32_t section)
{
    char text[32];
    uint64_t count = report->object.section_count;
    if (section != SHN_UNDEF && (section < count || (count == 0 && section < SHN_LORESERVE))) {
        *to++ = ' ';
        to = put_decimal(to, section, 4);
        *to++ = ' ';
        return to;
    }
    uint16_t reserved = (uint16_t)section;
    const struct elf_name *name = NULL;
    if (section == SHN_UNDEF || section >= elf_reserved_index(SHN_LORESERVE))
        name = elf_symbol_index_name(&report->object.header, reserved);
    if (name)
        return to + sprintf(to, " %4s ", name->name);
    if (section < elf_reserved_index(SHN_LORESERVE))
        snprintf(text, sizeof text, "BAD[0x%x]", section);
    else if (reserved <= SHN_HIPROC)
        snprintf(text, sizeof text, "PRC[0x%04x]", reserved);
    else if (reserved >= SHN_LOOS && reserved <= SHN_HIOS)
        snprintf(text, sizeof text, "OS [0x%04x]", reserved);
    else
        snprintf(text, sizeof text, "RSV[0x%04x]", reserved);
    return to + sprintf(to, " %4s ", text);
}

/* Prints the columns before the name. */
static void print_columns(struct report *report, const struct columns *columns, uint64_t index,
                          const Elf64_Sym *symbol, uint32_t section)
{
    char *to = output_room(report->output, LINE_ROOM);
    to = put_decimal(to, index, 6);
    *to++ = ':';
    *to++ = ' ';
    if (report->object.layout.is64)
        to = digits_hex16(to, symbol->st_value);
    else
        to = digits_hex8(to, (uint32_t)symbol->st_value);
    *to++ = ' ';
    if (symbol->st_size <= 99999) {
        to = put_decimal(to, symbol->st_size, 5);
    } else {
        *to++ = '0';
        *to++ = 'x';
        to = digits_hex(to, symbol->st_size, 1);
    }
    unsigned visibility = ELF64_ST_VISIBILITY(symbol->st_other);
    to = put_column(to, &columns->type[ELF64_ST_TYPE(symbol->st_info)]);
    to = put_column(to, &columns->binding[ELF64_ST_BIND(symbol->st_info)]);
    to = put_column(to, &columns->visibility[visibility]);
    if (symbol->st_other != visibility)
        to = put_other(to, report, symbol->st_other ^ visibility);
    to = put_section(to, report, section);
    output_filled(report->output, to);
}

/* Prints NAME in what VERSION leaves of the 21 columns for both. GNU readelf
   takes a width below zero for one to be filled up with blanks, so that is what
   comes out where a version alone has more than 21 characters. */
static void print_short_name(struct report *report, struct elf_text name,
                             struct symbol_version version)
{
    int width = 21;
    char number[16];
    if (version.mark != VERSION_NONE)
        width -= 1 + (int)version.name.length;
    if (version.mark == VERSION_NEEDED)
        width -= snprintf(number, sizeof number, " (%d)", version.index);
    else if (version.mark == VERSION_DEFAULT)
        width--;
    if (width > 0)
        print_name(report, name, (size_t)width);
    else if (width < 0)
        print_name_padded(report, name, (size_t)-width);
}

/* Prints the name of SYMBOL and its version. */
static void print_symbol_name(struct report *report, const struct elf_symbols *symbols,
                              uint64_t index, const Elf64_Sym *symbol, uint32_t section)
{
    struct symbol_version version = {0};
    if (symbols->dynamic)
        version = find_version(report, index, symbol);

    char section_name_buffer[SECTION_NAME_SIZE];
    struct elf_text special = {NULL, 0};
    if (ELF64_ST_TYPE(symbol->st_info) == STT_SECTION && symbol->st_name == 0 &&
        section < report->object.section_count) {
        special =
            printable_section_name(report, &report->object.sections[section], section_name_buffer);
    } else if (symbol->st_name >= symbols->strings.size) {
        special = elf_text("<corrupt>");
    }
    if (!report->options->wide)
        print_short_name(
            report, special.start ? special : elf_bytes_string(symbols->strings, symbol->st_name),
            version);
    else if (special.start)
        print_name(report, special, 0);
    else
        print_whole_name(report, symbols->strings, symbol->st_name);

    if (version.mark != VERSION_NONE)
        print_version(report->output, version);
    if (version.mark == VERSION_NEEDED)
        output_format(report->output, " (%d)", version.index);
}

/* Asks the processor for the first 128 bytes of the name of the symbol at
   INDEX. Names lie in another order than their symbols, and two thirds of
   the time to print them was waiting; this takes 8 to 10 % off the whole run. */
static inline void prefetch_name(const struct elf_symbols *symbols, uint64_t index)
{
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    if (symbols->strings.size > 64 && symbol.st_name < symbols->strings.size - 64) {
        __builtin_prefetch(symbols->strings.start + symbol.st_name);
        __builtin_prefetch(symbols->strings.start + symbol.st_name + 64);
    }
}

/* Prints all symbols of a table under their heading. */
static void print_table(struct report *report, const struct elf_symbols *symbols)
{
    struct columns columns;
    make_columns(&columns, &report->object.header);
    bool explaining = report->explainer != NULL;
    explain_symbols(report, symbols->dynamic);
    for (uint64_t i = 0; i < symbols->table.count && !output_ended(report->output); i++) {
        if (i + AHEAD < symbols->table.count)
            prefetch_name(symbols, i + AHEAD);
        Elf64_Sym symbol = elf_symbol_at(&symbols->table, i);
        uint32_t section = elf_symbol_section(symbols, i, &symbol);
        print_columns(report, &columns, i, &symbol, section);
        print_symbol_name(report, symbols, i, &symbol, section);
        output_char(report->output, '\n');
        if (explaining)
            explain_symbol(report, symbols, i);
    }
}

/* Prints the heading of the columns. */
static void print_heading(struct report *report)
{
    output_text(report->output,
                report->object.layout.is64
                    ? "   Num:    Value          Size Type    Bind   Vis      Ndx Name\n"
                    : "   Num:    Value  Size Type    Bind   Vis      Ndx Name\n");
}

/* Prints the symbol table in SECTION. */
static void print_section_symbols(struct report *report, const Elf64_Shdr *section)
{
    struct elf_symbols symbols;
    struct elf_error error;
    uint64_t count = section->sh_size / elf_symbol_size(report->object.layout);
    output_text(report->output, "\nSymbol table '");
    print_section_name(report, section);
    output_format(report->output, "' contains %ju entr%s:\n", (uintmax_t)count,
                  count == 1 ? "y" : "ies");
    print_heading(report);
    if (elf_symbols_open(&symbols, &report->object, section, &error))
        print_table(report, &symbols);
    else
        report_error(report, "%s", error.text);
}

void print_symbols(struct report *report)
{
    const struct elf_object *object = &report->object;
    if (object->sections_stated == 0 && report->options->symbols)
        output_text(report->output,
                    "\nDynamic symbol information is not available for displaying symbols.\n");
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type == SHT_DYNSYM ||
            (section->sh_type == SHT_SYMTAB && report->options->symbols))
            print_section_symbols(report, section);
    }
}

void print_dynamic_symbols(struct report *report)
{
    struct elf_symbols symbols;
    uint64_t table;
    /* Without a hash table the loader cannot find them either. */
    bool findable = elf_dynamic_find(&report->dynamic, DT_HASH, &table) ||
                    elf_dynamic_find(&report->dynamic, DT_GNU_HASH, &table);
    if (!findable || !open_dynamic_symbols(report, &symbols)) {
        output_text(report->output,
                    "\nDynamic symbol information is not available for displaying symbols.\n");
        return;
    }
    output_format(report->output, "\nSymbol table for image contains %ju entr%s:\n",
                  (uintmax_t)symbols.table.count, symbols.table.count == 1 ? "y" : "ies");
    print_heading(report);
    print_table(report, &symbols);
}
