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

/* Prints TEXT in the LEFT columns that remain, and returns how many then do. */
static size_t print_part(struct report *report, struct elf_text text, size_t left)
{
    size_t printed = print_name(report, text, left);
    return printed < left ? left - printed : 0;
}

/* Prints the attribute at *PLACE and moves *PLACE behind it. */
static size_t print_attribute(struct report *report, const struct elf_note *note, size_t *place,
                              size_t left)
{
    static const char *const names[] = {"<version>", "<stack prot>", "<relro>", "<stack size>",
                                        "<tool>",    "<ABI>",        "<PIC>",   "<short enum>"};
    const char *name = note->owner.start + *place;
    unsigned char first = (unsigned char)*name;
    char number[24];
    if (isprint(first)) {
        size_t most = note->owner_size - *place, length = strnlen(name, most) + 1;
        if (length > left && !report->options->wide)
            length = left;
        output_untrusted(report->output, name, strnlen(name, length < most ? length : most));
        output_char(report->output, ':');
        *place += length;
        return left > length ? left - length : 0;
    }
    ++*place;
    if (first >= 1 && first <= sizeof names / sizeof *names) {
        output_text(report->output, names[first - 1]);
        return left > strlen(names[first - 1]) ? left - strlen(names[first - 1]) : 0;
    }
    report_error(report, "note: unrecognised byte in name field: %d", *name);
    int printed = snprintf(number, sizeof number, "<unknown:_%d>", *name);
    output_text(report->output, number);
    return left > (size_t)printed ? left - (size_t)printed : 0;
}

/* Returns the word for a number that an attribute has, or NULL. */
static const char *value_word(unsigned char attribute, uint64_t value)
{
    static const char *const protectors[] = {"off", "on", "all", "strong", "explicit"};
    static const char *const pic[] = {"static", "pic", "PIC", "pie", "PIE"};
    if (attribute == ATTRIBUTE_STACK_PROTECTOR)
        return value < 5 ? protectors[value] : "<unknown>";
    if (attribute == ATTRIBUTE_PIC)
        return value < 5 ? pic[value] : "<unknown>";
    return NULL;
}

/* Prints the number of an attribute, which is stored with the lowest byte first and
   as many bytes as it needs; the last is a NUL. */
static size_t print_number(struct report *report, const struct elf_note *note, size_t place,
                           unsigned char attribute, size_t left)
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
    if (value == 0)
        snprintf(number, sizeof number, "0x0");
    else if (report->options->wide)
        snprintf(number, sizeof number, "0x%jx", (uintmax_t)value);
    else
        snprintf(number, sizeof number, "0x%-.*jx", (int)left, (uintmax_t)value);
    output_text(report->output, number);
    return left > strlen(number) ? left - strlen(number) : 0;
}

/* Prints everything that is in the name; returns the columns that remain. */
static size_t print_columns(struct report *report, const struct elf_note *note, size_t left)
{
    bool wide = report->options->wide;
    size_t place = strlen("GA");
    char kind = note->owner.start[place++];
    output_bytes(report->output, note->owner.start, place);
    left -= place;
    unsigned char attribute = (unsigned char)note->owner.start[place];
    left = print_attribute(report, note, &place, left);
    if (left < 1 && !wide)
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
    return (note->type == NT_GNU_BUILD_ATTRIBUTE_OPEN ||
            note->type == NT_GNU_BUILD_ATTRIBUTE_FUNC) &&
           note->owner_size > strlen("GA*") && elf_text_begins(note->owner, "GA") &&
           note->owner.length > strlen("GA") && strchr("*$+!", note->owner.start[2]);
}

void print_build_attribute(struct report *report, const struct elf_note *note)
{
    size_t left = print_columns(report, note, report->options->wide ? WIDE_WIDTH : WIDTH);
    output_repeat(report->output, ' ', left);
}

/* Says whether SYMBOL is better than the one found so far for the begin of a region:
   for that of a function a function, else a variable or another global symbol. */
static bool is_better(const Elf64_Sym *symbol, bool open, bool found, bool *last)
{
    unsigned type = ELF64_ST_TYPE(symbol->st_info), binding = ELF64_ST_BIND(symbol->st_info);
    if (!open)
        return type == STT_FUNC;
    if (type == STT_OBJECT || type == STT_FILE) {
        *last = symbol->st_size != 0;
        return true;
    }
    return type != STT_FUNC && (binding == STB_GLOBAL || (binding == STB_LOCAL && !found));
}

/* Finds the symbol at the ADDRESS where a region begins. */
static bool find_symbol(struct report *report, uint64_t address, bool open, Elf64_Sym *found,
                        struct elf_text *name)
{
    const struct elf_object *object = &report->object;
    struct elf_symbols symbols;
    struct elf_error error;
    bool any = false, last = false;
    for (uint64_t i = 0; i < object->section_count && !any; i++) {
        if (object->sections[i].sh_type != SHT_SYMTAB ||
            !elf_symbols_open(&symbols, object, &object->sections[i], &error))
            continue;
        for (uint64_t j = 1; j < symbols.table.count && !last; j++) {
            Elf64_Sym symbol = elf_symbol_at(&symbols.table, j);
            if (symbol.st_value != address || symbol.st_name >= symbols.strings.size ||
                !is_better(&symbol, open, any, &last))
                continue;
            *found = symbol;
            *name = elf_bytes_string(symbols.strings, symbol.st_name);
            any = true;
        }
    }
    return any;
}

void print_build_region(struct report *report, const struct elf_note *note,
                        struct build_regions *regions)
{
    struct output *output = report->output;
    bool swap = report->object.layout.swap, open = note->type == NT_GNU_BUILD_ATTRIBUTE_OPEN;
    struct build_region *region = open ? &regions->open : &regions->function;
    const unsigned char *data = note->data.start;
    Elf64_Sym symbol = {0};
    struct elf_text name = {NULL, 0};
    bool found = false;
    switch (note->data.size) {
    case 0: break;
    case 4: *region = (struct build_region){elf_read32(data, swap), 0}; break;
    case 8:
        *region = (struct build_region){elf_read32(data, swap), elf_read32(data + 4, swap)};
        break;
    case 16:
        *region = (struct build_region){elf_read64(data, swap), elf_read64(data + 8, swap)};
        break;
    default:
        output_text(output, "    <invalid descsz>");
        report_error(report, "note: a region of %ju bytes", (uintmax_t)note->data.size);
        return;
    }
    uint64_t end = region->end;
    if (note->data.size != 0) {
        found = find_symbol(report, region->start, open, &symbol, &name);
        if (end == 0 && found && symbol.st_size > 0)
            end = region->start + symbol.st_size;
    }
    output_format(output, "    Applies to region from %#jx", (uintmax_t)region->start);
    if (found && name.start) {
        output_text(output, " (");
        output_untrusted(output, name.start, name.length);
        output_char(output, ')');
    }
    if (end != 0)
        output_format(output, " to %#jx", (uintmax_t)end);
    output_char(output, '\n');
    region->end = end;
}
