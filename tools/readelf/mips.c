/*
 * mips.c: see mips.h. MIPS ABI Supplement, "Global Offset Table"; for the flags, the MIPS O32 ABI
 * document on FR0 and FR1 interlinking.
 *
 * On MIPS the loader knows without relocations what is in the table: first the entries that only
 * need the load address, and then one for each dynamic symbol from a certain one on.
 */
#include "readelf/mips.h"

#include "elf/names_symbol.h"
#include "elf/symbols.h"
#include "readelf/dynamic_symbols.h"
#include "readelf/text.h"

#include <stdio.h>

enum { FLAGS_SIZE = 24, GP_OFFSET = 0x7ff0 };

/* Prints the names of the bits of ASES, extensions of the instruction set, in GNU's order. */
static void print_extensions(struct output *output, uint32_t ases)
{
    static const struct extension {
        uint32_t bit;
        const char *name;
    } extensions[] = {
        {1 << 0, "DSP ASE"},
        {1 << 1, "DSP R2 ASE"},
        {1 << 13, "DSP R3 ASE"},
        {1 << 2, "Enhanced VA Scheme"},
        {1 << 3, "MCU (MicroController) ASE"},
        {1 << 4, "MDMX ASE"},
        {1 << 5, "MIPS-3D ASE"},
        {1 << 6, "MT ASE"},
        {1 << 7, "SmartMIPS ASE"},
        {1 << 8, "VZ ASE"},
        {1 << 9, "MSA ASE"},
        {1 << 10, "MIPS16 ASE"},
        {1 << 11, "MICROMIPS ASE"},
        {1 << 12, "XPA ASE"},
        {1 << 14, "MIPS16e2 ASE"},
        {1 << 15, "CRC ASE"},
        {1 << 17, "GINV ASE"},
        {1 << 18, "Loongson MMI ASE"},
        {1 << 19, "Loongson CAM ASE"},
        {1 << 20, "Loongson EXT ASE"},
        {1 << 21, "Loongson EXT2 ASE"},
    };
    uint32_t rest = ases;
    output_text(output, "ASEs:");
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (!(ases & extensions[i].bit))
            continue;
        output_format(output, "\n\t%s", extensions[i].name);
        rest &= ~extensions[i].bit;
    }
    if (ases == 0)
        output_text(output, "\n\tNone");
    else if (rest != 0)
        output_format(output, "\n\tUnknown (%x)", rest);
    output_char(output, '\n');
}

/* Prints a label and the bits of a register, of which the file states a code. */
static void print_register(struct output *output, const char *label, unsigned char code)
{
    static const int sizes[] = {0, 32, 64, 128};
    output_format(output, "%s: %d\n", label, code < 4 ? sizes[code] : -1);
}

/* Prints how floating-point values are passed. */
static void print_float_abi(struct output *output, unsigned char code)
{
    static const char *const names[] = {"Hard or soft float",
                                        "Hard float (double precision)",
                                        "Hard float (single precision)",
                                        "Soft float",
                                        "Hard float (MIPS32r2 64-bit FPU 12 callee-saved)",
                                        "Hard float (32-bit CPU, Any FPU)",
                                        "Hard float (32-bit CPU, 64-bit FPU)",
                                        "Hard float compat (32-bit CPU, 64-bit FPU)",
                                        "NaN 2008 compatibility"};
    output_text(output, "FP ABI: ");
    if (code < sizeof names / sizeof *names)
        output_format(output, "%s\n", names[code]);
    else
        output_format(output, "??? (%d)\n", code);
}

/* Prints which maker's instructions the code uses. */
static void print_processor(struct output *output, uint32_t code)
{
    static const char *const names[] = {"None",
                                        "RMI XLR",
                                        "Cavium Networks Octeon2",
                                        "Cavium Networks OcteonP",
                                        NULL,
                                        "Cavium Networks Octeon",
                                        "Toshiba R5900",
                                        "MIPS R4650",
                                        "LSI R4010",
                                        "NEC VR4100",
                                        "Toshiba R3900",
                                        "MIPS R10000",
                                        "Broadcom SB-1",
                                        "NEC VR4111/VR4181",
                                        "NEC VR4120",
                                        "NEC VR5400",
                                        "NEC VR5500",
                                        "ST Microelectronics Loongson 2E",
                                        "ST Microelectronics Loongson 2F",
                                        "Cavium Networks Octeon3",
                                        "Imagination interAptiv MR2"};
    output_text(output, "ISA Extension: ");
    if (code < sizeof names / sizeof *names && names[code])
        output_format(output, "%s\n", names[code]);
    else
        output_format(output, "Unknown (%d)\n", (int)code);
}

/* Prints .MIPS.abiflags. */
static void print_abi_flags(struct report *report)
{
    struct output *output = report->output;
    const Elf64_Shdr *section = elf_section_named(&report->object, ".MIPS.abiflags");
    bool swap = report->object.layout.swap;
    if (!section)
        return;
    struct elf_bytes bytes = elf_section_bytes(&report->object, section);
    if (bytes.size != FLAGS_SIZE) {
        report_error(report, "Corrupt MIPS ABI Flags section");
        return;
    }
    const unsigned char *from = bytes.start;
    output_format(output, "\nMIPS ABI Flags Version: %d\n\nISA: MIPS%d", elf_read16(from, swap),
                  from[2]);
    if (from[3] > 1)
        output_format(output, "r%d", from[3]);
    output_char(output, '\n');
    print_register(output, "GPR size", from[4]);
    print_register(output, "CPR1 size", from[5]);
    print_register(output, "CPR2 size", from[6]);
    print_float_abi(output, from[7]);
    print_processor(output, elf_read32(from + 8, swap));
    print_extensions(output, elf_read32(from + 12, swap));
    output_format(output, "FLAGS 1: %8.8x\nFLAGS 2: %8.8x\n", elf_read32(from + 16, swap),
                  elf_read32(from + 20, swap));
}

/* The global offset table. */
struct table {
    uint64_t address;
    struct elf_bytes bytes;
    uint64_t local, first_symbol, symbols; /* counts of entries, and of dynamic symbols */
    size_t word;
};

/* Finds the table; false if there is none, or if it is not in the file, which is reported. */
static bool find_table(struct report *report, struct table *table)
{
    const struct elf_dynamic *dynamic = &report->dynamic;
    uint64_t offset;
    table->word = report->object.layout.is64 ? 8 : 4;
    table->local = table->first_symbol = table->symbols = table->address = 0;
    elf_dynamic_find(dynamic, DT_PLTGOT, &table->address);
    elf_dynamic_find(dynamic, DT_MIPS_LOCAL_GOTNO, &table->local);
    elf_dynamic_find(dynamic, DT_MIPS_GOTSYM, &table->first_symbol);
    elf_dynamic_find(dynamic, DT_MIPS_SYMTABNO, &table->symbols);
    if (table->address == 0 || table->local == 0)
        return false;
    uint64_t most = report->object.bytes.size / table->word;
    if (table->first_symbol > table->symbols || table->local > most ||
        table->symbols - table->first_symbol > most - table->local) {
        report_error(report, "global offset table: more entries than fit into the file");
        return false;
    }
    uint64_t size = (table->local + table->symbols - table->first_symbol) * table->word;
    if (!elf_offset_of_address(&report->object, table->address, size, &offset)) {
        report_error(report,
                     "global offset table: 0x%jx bytes at address 0x%jx are not in the file",
                     (uintmax_t)size, (uintmax_t)table->address);
        return false;
    }
    table->bytes = elf_bytes_part(report->object.bytes, offset, size);
    return table->bytes.start != NULL;
}

/* Returns what is in the entry with this NUMBER. */
static uint64_t entry_of(const struct report *report, const struct table *table, uint64_t number)
{
    return elf_read_word(table->bytes.start + number * table->word, report->object.layout);
}

/* Prints the columns of the entry with this NUMBER: its place, how code reaches it from the
   register gp, and what it holds. */
static void print_entry(struct report *report, const struct table *table, uint64_t number)
{
    uint64_t distance = number * table->word - GP_OFFSET;
    output_text(report->output, "  ");
    print_address(report, table->address + number * table->word);
    output_format(report->output, " %6d(gp) ", (int)distance);
    print_address(report, entry_of(report, table, number));
}

/* Prints the headings of these columns. */
static void print_headings(struct report *report, const char *title)
{
    int digits = report->object.layout.is64 ? 16 : 8;
    output_format(report->output, " %s entries:\n  %*s %10s %*s", title, digits, "Address",
                  "Access", digits, "Initial");
}

/* Prints the columns of the dynamic symbol with this INDEX. */
static void print_symbol(struct report *report, const struct elf_symbols *symbols, uint64_t index)
{
    struct output *output = report->output;
    const Elf64_Ehdr *header = &report->object.header;
    size_t width = report->object.layout.is64 ? 83 : 27;
    if (index >= symbols->table.count) {
        output_format(output, "<symbol index %ju exceeds number of dynamic symbols>",
                      (uintmax_t)index);
        return;
    }
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    unsigned type = ELF64_ST_TYPE(symbol.st_info);
    const struct elf_name *name = elf_symbol_type_name(header, type);
    const struct elf_name *place = elf_symbol_index_name(header, symbol.st_shndx);
    char number[32];
    snprintf(number, sizeof number,
             type >= STT_LOPROC ? "<processor specific>: %d"
             : type >= STT_LOOS ? "<OS specific>: %d"
                                : "<unknown>: %d",
             (int)type);
    print_address(report, symbol.st_value);
    output_format(output, " %-7s ", name ? name->name : number);
    if (place)
        output_format(output, "%3s ", place->name);
    else
        output_format(output, "%3u ", symbol.st_shndx);
    struct elf_text text = elf_bytes_string(symbols->strings, symbol.st_name);
    if (text.start)
        print_name(report, text, width);
    else
        output_format(output, "<corrupt: %14u>", symbol.st_name);
}

/* Prints the entries of the symbols. */
static void print_global(struct report *report, const struct table *table)
{
    struct elf_symbols symbols;
    bool found = open_dynamic_symbols(report, &symbols);
    int digits = report->object.layout.is64 ? 16 : 8;
    print_headings(report, "Global");
    output_format(report->output, " %*s %-7s %3s %s\n", digits, "Sym.Val.", "Type", "Ndx", "Name");
    for (uint64_t i = table->first_symbol; i < table->symbols && !output_ended(report->output);
         i++) {
        print_entry(report, table, table->local + i - table->first_symbol);
        output_char(report->output, ' ');
        if (found)
            print_symbol(report, &symbols, i);
        else
            output_text(report->output, "<no dynamic symbols>");
        output_char(report->output, '\n');
    }
    output_char(report->output, '\n');
}

/* Prints the global offset table. */
static void print_offset_table(struct report *report)
{
    struct table table;
    struct output *output = report->output;
    uint64_t next = 1;
    if (!find_table(report, &table))
        return;
    output_text(output, "\nPrimary GOT:\n Canonical gp value: ");
    print_address(report, table.address + GP_OFFSET);
    output_text(output, "\n\n");
    print_headings(report, "Reserved");
    output_text(output, " Purpose\n");
    print_entry(report, &table, 0);
    output_text(output, " Lazy resolver\n");
    /* GNU's linker marks the second entry by its highest bit. */
    if (table.bytes.size > table.word && entry_of(report, &table, 1) >> (8 * table.word - 1)) {
        print_entry(report, &table, next++);
        output_text(output, " Module pointer (GNU extension)\n");
    }
    output_char(output, '\n');
    if (next < table.local) {
        print_headings(report, "Local");
        output_char(output, '\n');
        for (; next < table.local && !output_ended(output); next++) {
            print_entry(report, &table, next);
            output_char(output, '\n');
        }
        output_char(output, '\n');
    }
    if (table.first_symbol < table.symbols)
        print_global(report, &table);
}

void print_mips(struct report *report)
{
    uint16_t machine = report->object.header.e_machine;
    if (machine != EM_MIPS && machine != EM_MIPS_RS3_LE)
        return;
    print_abi_flags(report);
    if (report->dynamic.entries.count > 0)
        print_offset_table(report);
}
