/*
 * dynamic_machine.c: see dynamic_machine.h. MIPS ABI Supplement, "Dynamic Section"; Itanium
 * Software Conventions.
 */
#include "readelf/dynamic_machine.h"

#include "readelf/text.h"

#include <stdio.h>
#include <time.h>

/* What <elf.h> does not have in every C library. */
#define MIPS_DELTA_CLASS_COUNT        (DT_LOPROC + 0x18)
#define MIPS_DELTA_INSTANCE_COUNT     (DT_LOPROC + 0x1a)
#define MIPS_DELTA_RELOCATION_COUNT   (DT_LOPROC + 0x1c)
#define MIPS_DELTA_SYMBOL_COUNT       (DT_LOPROC + 0x1e)
#define MIPS_DELTA_CLASS_SYMBOL_COUNT (DT_LOPROC + 0x21)
#define MIPS_COMPACT_SIZE             (DT_LOPROC + 0x2f)

/* Prints DT_MIPS_FLAGS: the names of the bits, from the lowest on. */
static void print_mips_flags(struct output *output, uint64_t flags)
{
    static const char *const names[] = {"QUICKSTART",
                                        "NOTPOT",
                                        "NO_LIBRARY_REPLACEMENT",
                                        "NO_MOVE",
                                        "SGI_ONLY",
                                        "GUARANTEE_INIT",
                                        "DELTA_C_PLUS_PLUS",
                                        "GUARANTEE_START_INIT",
                                        "PIXIE",
                                        "DEFAULT_DELAY_LOAD",
                                        "REQUICKSTART",
                                        "REQUICKSTARTED",
                                        "CORD",
                                        "NO_UNRES_UNDEF",
                                        "RLD_ORDER_SAFE"};
    bool first = true;
    if (flags == 0)
        output_text(output, "NONE");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & (uint64_t)1 << i))
            continue;
        output_text(output, first ? "" : " ");
        output_text(output, names[i]);
        first = false;
    }
}

/* Prints DT_MIPS_TIME_STAMP. */
static void print_mips_time(struct output *output, uint64_t value)
{
    time_t seconds = (time_t)value;
    struct tm when;
    char text[64];
    output_text(output, "Time Stamp: ");
    if (gmtime_r(&seconds, &when) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &when) > 0)
        output_text(output, text);
    else
        output_text(output, "<corrupt>");
}

/* Prints DT_MIPS_IVERSION, the place of a name. */
static void print_mips_version(struct report *report, uint64_t value)
{
    struct elf_text name = elf_bytes_string(report->dynamic.strings, value);
    output_text(report->output, "Interface Version: ");
    if (name.start)
        print_name(report, name, SIZE_MAX);
    else
        output_format(report->output, "<corrupt: %jx>", (uintmax_t)value);
}

/* Prints a value of a MIPS file. */
static bool print_mips_value(struct report *report, int64_t tag, uint64_t value)
{
    switch (tag) {
    case DT_MIPS_FLAGS: print_mips_flags(report->output, value); return true;
    case DT_MIPS_TIME_STAMP: print_mips_time(report->output, value); return true;
    case DT_MIPS_IVERSION: print_mips_version(report, value); return true;
    case DT_MIPS_RLD_VERSION:
    case DT_MIPS_LOCAL_GOTNO:
    case DT_MIPS_CONFLICTNO:
    case DT_MIPS_LIBLISTNO:
    case DT_MIPS_SYMTABNO:
    case DT_MIPS_UNREFEXTNO:
    case DT_MIPS_HIPAGENO:
    case MIPS_DELTA_CLASS_COUNT:
    case MIPS_DELTA_INSTANCE_COUNT:
    case MIPS_DELTA_RELOCATION_COUNT:
    case MIPS_DELTA_SYMBOL_COUNT:
    case MIPS_DELTA_CLASS_SYMBOL_COUNT:
    case MIPS_COMPACT_SIZE: output_decimal(report->output, value, 0); return true;
    default: return false;
    }
}

bool print_machine_value(struct report *report, int64_t tag, uint64_t value)
{
    switch (report->object.header.e_machine) {
    case EM_MIPS:
    case EM_MIPS_RS3_LE: return print_mips_value(report, tag, value);
    case EM_IA_64:
        if (tag != DT_IA_64_PLT_RESERVE)
            return false;
        /* Room for three addresses. */
        output_format(report->output, "%#jx -- %#jx", (uintmax_t)value, (uintmax_t)value + 24);
        return true;
    default: return false;
    }
}
