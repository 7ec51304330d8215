/*
 * build_notes.c: see build_notes.h.
 *
 * Such a note, made by a plug-in of the compiler such as annobin, has its content in the owner's
 * name: "GA", a letter for the kind of the value, the attribute (a small number, or its name up to
 * a NUL), the value. Its data says for which addresses that holds; without data it is for those of
 * the note before.
 *
 * https://sourceware.org/annobin, "The Watermark format".
 */
#include "readelf/build_notes.h"

#include "elf/symbols.h"
#include "readelf/text.h"

#include <ctype.h>
#include <stdio.h>

enum { WIDTH = 20, WIDE_WIDTH = 28 };
enum { ATTRIBUTE_STACK_PROTECTOR = 2, ATTRIBUTE_PIC = 7 };

/* Prints TEXT in the LEFT columns that remain: padded to them, and cut without -W. Returns how
   many columns then remain. Where none do, -W prints it all the same, unless it is exactly the end
   of the column. */
static int print_part(struct report *report, struct elf_text text, int left)
{
    if (left > 0)
        print_name_padded(report, text, (size_t)left);
    else if (left < 0)
        print_name(report, text, (size_t)-left);
    return left < 0 ? left : 0;
}

/* Prints the attribute at *PLACE of the owner's name and moves *PLACE behind it. */
static int print_attribute(struct report *report, const struct elf_note *note, size_t *place,
                           int left)
{
    static const char *const names[] = {"<version>", "<stack prot>", "<relro>", "<stack size>",
                                        "<tool>",    "<ABI>",        "<PIC>",   "<short enum>"};
    const char *name = note->owner.start + *place;
    size_t most = note->owner_size - *place;
    unsigned char first = most > 0 ? (unsigned char)*name : 0;
    char number[24];
    if (isprint(first)) {
        int length = (int)strnlen(name, most < INT16_MAX ? most : INT16_MAX) + 1;
        if (length > left && !report->options->wide)
            length = left;
        output_untrusted(report->output, name,
                         strnlen(name, (size_t)length < most ? (size_t)length : most));
        output_char(report->output, ':');
        *place += (size_t)length;
        return left - length;
    }
    ++*place;
    if (first >= 1 && first <= sizeof names / sizeof *names) {
        output_text(report->output, names[first - 1]);
        return left - (int)strlen(names[first - 1]);
    }
    report_error(report, "note: unrecognised byte in name field: %d", (signed char)first);
    left -= snprintf(number, sizeof number, "<unknown:_%d>", (signed char)first);
    output_text(report->output, number);
    return left;
}

/* Returns the word for a number that an attribute has, or NULL. */
static const char *value_word(unsigned char attribute, uint64_t value)
{
    static const char *const protectors[] = {"off", "on", "all", "strong", "explicit"};
    static const char *const pic[] = {"static", "pic", "PIC", "pie", "PIE"};
    if (attribute == ATTRIBUTE_STACK_PROTECTOR && value < 5)
        return protectors[value];
    if (attribute == ATTRIBUTE_PIC && value < 5)
        return pic[value];
    return NULL;
}

/* Prints the number of an attribute, which is stored with the lowest byte first and
   as many bytes as it needs; the last is a NUL. */
static int print_number(struct report *report, const struct elf_note *note, size_t place,
                        unsigned char attribute, int left)
{
    uint64_t value = 0;
    size_t bytes = note->owner_size > place ? note->owner_size - place - 1 : 0;
    char number[48];
    if (bytes > sizeof value) {
        report_error(report, "note: a number of %zu bytes in its name", bytes);
        bytes = sizeof value;
    }
    for (size_t i = 0; i < bytes; i++)
        value |= (uint64_t)(unsigned char)note->owner.start[place + i] << 8 * i;
    const char *word = value_word(attribute, value);
    if (word)
        return print_part(report, elf_text(word), left);
    int length;
    if (value == 0 || report->options->wide)
        length = snprintf(number, sizeof number, "0x%jx", (uintmax_t)value);
    else
        length = snprintf(number, sizeof number, "0x%-.*jx", left, (uintmax_t)value);
    output_text(report->output, number);
    return left - length;
}

/* Prints everything that is in the name; returns the columns that remain. */
static int print_columns(struct report *report, const struct elf_note *note, int left)
{
    size_t place = 0;
    if (elf_text_begins(note->owner, "GA")) {
        place = strlen("GA");
        output_text(report->output, "GA");
    }
    char kind = note->owner.start[place++];
    output_char(report->output, kind);
    left -= (int)place;
    unsigned char attribute =
        place < note->owner_size ? (unsigned char)note->owner.start[place] : 0;
    left = print_attribute(report, note, &place, left);
    if (place > note->owner_size) {
        report_error(report, "note: its name ends before its value");
        return 0;
    }
    if (left < 1 && !report->options->wide)
        return 0;
    struct elf_text rest = {"", 0};
    if (place < note->owner_size)
        rest = (struct elf_text){note->owner.start + place,
                                 strnlen(note->owner.start + place, note->owner_size - place)};
    switch (kind) {
    case '*': return print_number(report, note, place, attribute, left);
    case '$': return print_part(report, rest, left);
    case '+': return print_part(report, elf_text("true"), left);
    default: return print_part(report, elf_text("false"), left);
    }
}

bool is_build_attribute(const struct elf_note *note)
{
    if (note->type != NT_GNU_BUILD_ATTRIBUTE_OPEN && note->type != NT_GNU_BUILD_ATTRIBUTE_FUNC)
        return false;
    /* The first form of these notes had no GA; and then an empty name is one. */
    size_t place = elf_text_begins(note->owner, "GA") ? strlen("GA") : 0;
    return place >= note->owner.length ? place == 0 || note->owner_size > place
                                       : strchr("*$+!", note->owner.start[place]) != NULL;
}

void print_build_attribute(struct report *report, const struct elf_note *note)
{
    bool prefixed = elf_text_begins(note->owner, "GA");
    if (note->owner_size < (prefixed ? 4 : 2) || note->owner.length <= (prefixed ? 2u : 0u)) {
        report_error(report, "note: a name of %u bytes", note->owner_size);
        print_name_padded(report, elf_text("  <corrupt name>"), WIDTH);
        return;
    }
    int left = print_columns(report, note, report->options->wide ? WIDE_WIDTH : WIDTH);
    if (report->options->wide && left > 0)
        output_repeat(report->output, ' ', (size_t)left);
}

/* Says whether NAME is one of $a, $d, $x and the like, which mark what follows as code or data. */
static bool is_mapping_symbol(struct elf_text name)
{
    return name.length == 2 && name.start[0] == '$';
}

/* Says whether SYMBOL is better than FOUND, of which ANY says whether there is one, for the begin
   of a region: for that of a function a function, else a variable or the file, or a label. LAST:
   there will be no better one. */
static bool is_better(const Elf64_Sym *symbol, const Elf64_Sym *found, bool any, bool open,
                      bool *last)
{
    unsigned type = ELF64_ST_TYPE(symbol->st_info), binding = ELF64_ST_BIND(symbol->st_info);
    if (!open) {
        *last = type == STT_FUNC;
        return type == STT_FUNC;
    }
    if (type == STT_OBJECT || type == STT_FILE) {
        *last = symbol->st_size != 0;
        return true;
    }
    if (type == STT_FUNC)
        return false;
    if (binding == STB_GLOBAL)
        return !any || ELF64_ST_TYPE(found->st_info) != STT_OBJECT;
    return binding == STB_LOCAL && !any;
}

/* Finds the symbol at the ADDRESS where a region begins. */
static bool find_symbol(struct report *report, uint64_t address, bool open, Elf64_Sym *found,
                        struct elf_text *name)
{
    const struct elf_object *object = &report->object;
    struct elf_symbols symbols;
    struct elf_error error;
    bool any = false, last = false;
    uint64_t i = 0;
    while (i < object->section_count &&
           (object->sections[i].sh_type != SHT_SYMTAB ||
            !elf_symbols_open(&symbols, object, &object->sections[i], &error)))
        i++;
    if (i == object->section_count)
        return false;
    for (uint64_t j = 0; j < symbols.table.count && !last; j++) {
        Elf64_Sym symbol = elf_symbol_at(&symbols.table, j);
        if (symbol.st_value != address)
            continue;
        struct elf_text text = elf_bytes_string(symbols.strings, symbol.st_name);
        if (!text.start || text.length == 0 || is_mapping_symbol(text) ||
            !is_better(&symbol, found, any, open, &last))
            continue;
        *found = symbol;
        *name = text;
        any = true;
    }
    return any;
}

/* Prints the region of the note before of the same kind. */
static void print_same_region(struct output *output, const struct build_region *region)
{
    output_format(output, "    Applies to region from %#jx", (uintmax_t)region->start);
    if (region->end > region->start)
        output_format(output, " to %#jx", (uintmax_t)region->end);
    output_char(output, '\n');
}

void print_build_region(struct report *report, const struct elf_note *note,
                        struct build_regions *regions)
{
    struct output *output = report->output;
    bool swap = report->object.layout.swap, open = note->type == NT_GNU_BUILD_ATTRIBUTE_OPEN;
    struct build_region *region = open ? &regions->open : &regions->function;
    const unsigned char *data = note->data.start;
    uint64_t start, end = 0;
    switch (note->data.size) {
    case 0: print_same_region(output, region); return;
    case 4: start = elf_read32(data, swap); break;
    case 8:
        start = elf_read32(data, swap);
        end = elf_read32(data + 4, swap);
        break;
    case 16:
        start = elf_read64(data, swap);
        end = elf_read64(data + 8, swap);
        break;
    default:
        output_text(output, "    <invalid descsz>");
        report_error(report, "note: a region of %ju bytes", (uintmax_t)note->data.size);
        return;
    }
    Elf64_Sym symbol = {0};
    struct elf_text name = {NULL, 0};
    /* The plug-in annobin puts its symbol for a file two bytes after its begin, so that it is not
       mistaken for the first function. */
    bool found = find_symbol(report, start, open, &symbol, &name) ||
                 (open && find_symbol(report, start + 2, open, &symbol, &name));
    if (end == 0 && found && symbol.st_size > 0)
        end = start + symbol.st_size;
    output_format(output, "    Applies to region from %#jx", (uintmax_t)start);
    if (end != 0)
        output_format(output, " to %#jx", (uintmax_t)end);
    if (found) {
        output_text(output, " (");
        output_untrusted(output, name.start, name.length);
        output_char(output, ')');
    }
    output_char(output, '\n');
    region->start = start;
    if (end != 0)
        region->end = end;
}
