/*
 * dynamic.c: see dynamic.h. gABI, "Dynamic Section".
 *
 * An entry is a tag and one word, and the tag decides what the word is: an
 * address, a size, a name, flags. A table says which, so that printing is one
 * switch over a few forms and not one over all tags.
 */
#include "readelf/dynamic.h"

#include "elf/names.h"
#include "readelf/dynamic_machine.h"
#include "readelf/explain_dynamic.h"
#include "readelf/facts.h"

#include <stdio.h>
#include <time.h>

enum form {
    FORM_ADDRESS, /* a hexadecimal number */
    FORM_SIZE,    /* a number of bytes */
    FORM_COUNT,
    FORM_NAME, /* a string, after the words */
    FORM_FLAGS,
    FORM_FLAGS_1,
    FORM_GNU_FLAGS_1,
    FORM_FEATURE,
    FORM_POSITION_FLAGS,
    FORM_TAG,  /* the number of another tag */
    FORM_TIME, /* seconds since 1970 */
    FORM_NOTHING,
};

/* Tags whose value is not simply an address. */
static const struct tag_form {
    int64_t tag;
    enum form form;
    const char *words;
} forms[] = {
    {DT_NEEDED, FORM_NAME, "Shared library: ["},
    {DT_PLTRELSZ, FORM_SIZE, NULL},
    {DT_RELASZ, FORM_SIZE, NULL},
    {DT_RELAENT, FORM_SIZE, NULL},
    {DT_STRSZ, FORM_SIZE, NULL},
    {DT_SYMENT, FORM_SIZE, NULL},
    {DT_SONAME, FORM_NAME, "Library soname: ["},
    {DT_RPATH, FORM_NAME, "Library rpath: ["},
    {DT_RELSZ, FORM_SIZE, NULL},
    {DT_RELENT, FORM_SIZE, NULL},
    {DT_PLTREL, FORM_TAG, NULL},
    {DT_BIND_NOW, FORM_NOTHING, NULL},
    {DT_INIT_ARRAYSZ, FORM_SIZE, NULL},
    {DT_FINI_ARRAYSZ, FORM_SIZE, NULL},
    {DT_RUNPATH, FORM_NAME, "Library runpath: ["},
    {DT_FLAGS, FORM_FLAGS, NULL},
    {DT_PREINIT_ARRAYSZ, FORM_SIZE, NULL},
    {DT_RELRSZ, FORM_SIZE, NULL},
    {DT_RELRENT, FORM_SIZE, NULL},
    {DT_GNU_FLAGS_1, FORM_GNU_FLAGS_1, NULL},
    {DT_GNU_PRELINKED, FORM_TIME, NULL},
    {DT_GNU_CONFLICTSZ, FORM_SIZE, NULL},
    {DT_GNU_LIBLISTSZ, FORM_SIZE, NULL},
    {DT_PLTPADSZ, FORM_SIZE, NULL},
    {DT_MOVEENT, FORM_SIZE, NULL},
    {DT_MOVESZ, FORM_SIZE, NULL},
    {DT_FEATURE_1, FORM_FEATURE, NULL},
    {DT_POSFLAG_1, FORM_POSITION_FLAGS, NULL},
    {DT_CONFIG, FORM_NAME, "Configuration file: ["},
    {DT_DEPAUDIT, FORM_NAME, "Dependency audit library: ["},
    {DT_AUDIT, FORM_NAME, "Audit library: ["},
    {DT_RELACOUNT, FORM_COUNT, NULL},
    {DT_RELCOUNT, FORM_COUNT, NULL},
    {DT_FLAGS_1, FORM_FLAGS_1, NULL},
    {DT_VERDEFNUM, FORM_COUNT, NULL},
    {DT_VERNEEDNUM, FORM_COUNT, NULL},
    {DT_AUXILIARY, FORM_NAME, "Auxiliary library: ["},
    {DT_USED, FORM_NAME, "Not needed object: ["},
    {DT_FILTER, FORM_NAME, "Filter library: ["},
};

/* Returns how to print the value of TAG. */
static struct tag_form form_of(const Elf64_Ehdr *header, int64_t tag)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].tag == tag)
            return forms[i];
    if (header->e_machine == EM_AARCH64 && (tag == DT_AARCH64_BTI_PLT || tag == DT_AARCH64_PAC_PLT))
        return (struct tag_form){tag, FORM_NOTHING, NULL};
    return (struct tag_form){tag, FORM_ADDRESS, NULL};
}

/* Returns the name of TAG, or a number in BUFFER (of 48 bytes). */
static const char *tag_name(const struct report *report, int64_t tag, char *buffer)
{
    const struct elf_name *name = elf_dynamic_tag_name(&report->object.header, tag);
    if (name)
        return name->name;
    const char *format = tag >= DT_LOPROC && tag <= DT_HIPROC ? "Processor Specific: %jx"
                         : tag >= DT_LOOS && tag <= DT_HIOS   ? "Operating System specific: %jx"
                                                              : "<unknown>: %jx";
    snprintf(buffer, 48, format, (uintmax_t)tag);
    return buffer;
}

/* Prints the number as an address, with its "0x". */
static void print_plain(struct report *report, uint64_t value)
{
    output_text(report->output, "0x");
    output_hex(report->output, value, 1);
}

/* Prints the names of the bits of FLAGS, each after a blank, and what is left of
   them as a number. */
static void print_bits(struct report *report, uint64_t flags, struct elf_names names)
{
    output_text(report->output, "Flags:");
    if (flags == 0)
        output_text(report->output, " None");
    for (size_t i = 0; i < names.count; i++) {
        if (!(flags & names.entries[i].value))
            continue;
        output_char(report->output, ' ');
        output_text(report->output, names.entries[i].name);
        flags &= ~names.entries[i].value;
    }
    if (flags) {
        output_char(report->output, ' ');
        output_hex(report->output, flags, 1);
    }
}

/* Prints DT_FLAGS, which has a form of its own. */
static void print_flags(struct report *report, uint64_t flags)
{
    bool first = true;
    while (flags) {
        uint64_t bit = flags & -flags;
        flags &= ~bit;
        const struct elf_name *name = elf_name_find(elf_dynamic_flag_names, bit);
        output_text(report->output, first ? "" : " ");
        output_text(report->output, name ? name->name : "unknown");
        first = false;
    }
}

/* Prints a value that is the place of a name. */
static void print_named_value(struct report *report, struct tag_form form, uint64_t value)
{
    struct output *output = report->output;
    struct elf_text name = elf_bytes_string(report->dynamic.strings, value);
    bool bare = form.tag == DT_NEEDED || form.tag == DT_SONAME || form.tag == DT_RPATH ||
                form.tag == DT_RUNPATH || form.tag == DT_USED;
    if (!name.start || (form.tag == DT_USED && name.length == 0)) {
        /* Without its name, such an entry keeps the words before the bracket,
           except for those that everyone knows. */
        if (!bare)
            output_bytes(output, form.words, strlen(form.words) - 1);
        print_plain(report, value);
        return;
    }
    output_text(output, form.words);
    output_untrusted(output, name.start, name.length);
    output_char(output, ']');
    struct elf_text loader = report->interpreter;
    if (form.tag == DT_NEEDED && loader.start && loader.length == name.length &&
        memcmp(loader.start, name.start, name.length) == 0)
        output_text(output, " program interpreter");
}

/* Prints a time as a date. */
static void print_time(struct report *report, uint64_t value)
{
    time_t seconds = (time_t)value;
    struct tm when;
    char text[64];
    if (gmtime_r(&seconds, &when) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &when) > 0)
        output_text(report->output, text);
    else
        output_format(report->output, "<corrupt time val: %jx", (uintmax_t)value);
}

/* Prints the value of an entry. */
static void print_value(struct report *report, int64_t tag, uint64_t value)
{
    static const struct elf_name unique[] = {{1, "UNIQUE", "It is loaded once in all namespaces."}};
    static const struct elf_name features[] = {
        {DTF_1_PARINIT, "PARINIT", "Partial initialisation is required."},
        {DTF_1_CONFEXP, "CONFEXP", "A configuration file is expected."},
    };
    static const struct elf_name positions[] = {
        {DF_P1_LAZYLOAD, "LAZYLOAD", "The next library is loaded when it is first used."},
        {DF_P1_GROUPPERM, "GROUPPERM", "The next library's symbols serve its group only."},
    };
    char number[48];
    struct tag_form form = form_of(&report->object.header, tag);
    switch (form.form) {
    case FORM_ADDRESS: print_plain(report, value); break;
    case FORM_SIZE: output_format(report->output, "%ju (bytes)", (uintmax_t)value); break;
    case FORM_COUNT: output_decimal(report->output, value, 0); break;
    case FORM_NAME: print_named_value(report, form, value); break;
    case FORM_FLAGS: print_flags(report, value); break;
    case FORM_FLAGS_1: print_bits(report, value, elf_dynamic_flag_1_names); break;
    case FORM_GNU_FLAGS_1: print_bits(report, value, (struct elf_names)ELF_NAMES(unique)); break;
    case FORM_FEATURE: print_bits(report, value, (struct elf_names)ELF_NAMES(features)); break;
    case FORM_POSITION_FLAGS:
        print_bits(report, value, (struct elf_names)ELF_NAMES(positions));
        break;
    case FORM_TAG: output_text(report->output, tag_name(report, (int64_t)value, number)); break;
    case FORM_TIME: print_time(report, value); break;
    case FORM_NOTHING: break;
    }
}

void print_dynamic(struct report *report)
{
    struct output *output = report->output;
    const struct elf_table *entries = &report->dynamic.entries;
    bool is64 = report->object.layout.is64;
    if (entries->count == 0) {
        output_text(output, "\nThere is no dynamic section in this file.\n");
        explain_no_dynamic(report);
        return;
    }
    output_format(output, "\nDynamic section at offset 0x%jx contains %ju entr%s:\n",
                  (uintmax_t)report->dynamic.offset, (uintmax_t)entries->count,
                  entries->count == 1 ? "y" : "ies");
    output_text(output, "  Tag        Type                         Name/Value\n");
    for (uint64_t i = 0; i < entries->count && !output_ended(output); i++) {
        Elf64_Dyn entry = elf_dynamic_at(entries, i);
        char number[48];
        const char *name = tag_name(report, entry.d_tag, number);
        output_text(output, " 0x");
        output_hex(output, (uint64_t)entry.d_tag, is64 ? 16 : 8);
        output_format(output, " (%s)", name);
        /* "%*s" of a blank: a width below zero pads on the other side, so that
           after a name that is too long come as many blanks as it is over. */
        size_t width = is64 ? 19 : 27, length = strlen(name);
        size_t blanks = width > length ? width - length : length - width;
        output_repeat(output, ' ', blanks > 0 ? blanks : 1);
        if (!print_machine_value(report, entry.d_tag, entry.d_un.d_val))
            print_value(report, entry.d_tag, entry.d_un.d_val);
        output_char(output, '\n');
        explain_dynamic(report, &entry);
    }
    explain_dynamic_end(report);
}
