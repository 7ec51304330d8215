/* print.c: see print.h. nm(1p) for the POSIX format; the others are GNU nm's. */
#include "nm/print.h"

#include "base/digits.h"
#include "elf/names_symbol.h"

#include <stdio.h>

/* Prints a name that came from a file. */
static void print_text(struct output *output, struct elf_text text)
{
    output_untrusted(output, text.start, text.length);
}

void print_file_heading(struct output *output, const struct options *options, struct origin origin,
                        bool is64)
{
    switch (options->format) {
    case FORMAT_BSD:
        if ((origin.archive || options->several_files) && !options->name_on_line) {
            output_char(output, '\n');
            print_text(output, elf_text(origin.file));
            output_text(output, ":\n");
        }
        break;
    case FORMAT_SYSV:
        output_text(output,
                    options->only_undefined ? "\n\nUndefined symbols from " : "\n\nSymbols from ");
        if (origin.archive) {
            print_text(output, elf_text(origin.archive));
            output_char(output, '[');
        }
        print_text(output, elf_text(origin.file));
        output_text(output, origin.archive ? "]:\n\n" : ":\n\n");
        output_text(output, is64
                                ? "Name                  Value           Class        Type         "
                                  "Size             Line  Section\n\n"
                                : "Name                  Value   Class        Type         Size   "
                                  "  Line  Section\n\n");
        break;
    case FORMAT_POSIX:
        if (options->name_on_line || (!origin.archive && !options->several_files))
            break;
        if (origin.archive) {
            print_text(output, elf_text(origin.archive));
            output_char(output, '[');
        }
        print_text(output, elf_text(origin.file));
        output_text(output, origin.archive ? "]:\n" : ":\n");
        break;
    case FORMAT_JUST_SYMBOLS: break;
    }
}

void print_archive_heading(struct output *output, const struct options *options,
                           const char *archive)
{
    if (!options->several_files || options->format == FORMAT_SYSV ||
        options->format == FORMAT_JUST_SYMBOLS)
        return;
    output_text(output, options->format == FORMAT_BSD ? "\n" : "");
    print_text(output, elf_text(archive));
    output_text(output, ":\n");
}

/* Adds a value in the radix that is asked for, with at least WIDTH digits. */
static char *put_value(char *to, const struct options *options, uint64_t value, unsigned width)
{
    switch (options->radix) {
    case 8: return digits_octal(to, value, width);
    case 10:
        /* GNU prints it as a signed number, with the sign in its width. */
        if ((int64_t)value < 0) {
            *to++ = '-';
            return digits_decimal(to, -value, width > 0 ? width - 1 : 0);
        }
        return digits_decimal(to, value, width);
    default: return width == 16 ? digits_hex16(to, value) : digits_hex(to, value, width);
    }
}

/* Adds COUNT blanks. */
static char *put_blanks(char *to, unsigned count)
{
    memset(to, ' ', count);
    return to + count;
}

/* Prints the file's name before a symbol, for -A. */
static void print_origin(struct output *output, const struct options *options, struct origin origin)
{
    bool posix = options->format == FORMAT_POSIX;
    if (!options->name_on_line || options->format == FORMAT_JUST_SYMBOLS)
        return;
    if (origin.archive) {
        print_text(output, elf_text(origin.archive));
        output_char(output, posix ? '[' : ':');
    }
    print_text(output, elf_text(origin.file));
    output_text(output, !posix ? ":" : origin.archive ? "]: " : ": ");
}

/* Prints the name with its version; returns how long that was. */
static size_t print_name(struct output *output, const struct options *options,
                         const struct symbols *symbols, const struct symbol *symbol, uint32_t index)
{
    struct elf_text name = symbol->name;
    if (!options->versions) {
        const char *at = memchr(name.start, '@', name.length);
        if (at)
            name.length = (size_t)(at - name.start);
    }
    print_text(output, name);
    if (!options->versions || !symbols->table.dynamic)
        return name.length;
    bool hidden;
    struct elf_text version = symbol_version(symbols, symbol, index, &hidden);
    if (version.length == 0)
        return name.length;
    output_text(output, hidden ? "@" : "@@");
    print_text(output, version);
    return name.length + (hidden ? 1 : 2) + version.length;
}

/* Returns the size to be shown: none for symbols that stand for a section. */
static uint64_t shown_size(const struct symbol *symbol)
{
    return ELF64_ST_TYPE(symbol->record.st_info) == STT_SECTION ? 0 : symbol->record.st_size;
}

/* Prints the columns before the name in the BSD format. */
static void print_bsd(struct output *output, const struct options *options,
                      const struct symbol *symbol, unsigned width)
{
    char *to = output_room(output, 4 * DIGITS_MOST);
    uint64_t size = shown_size(symbol);
    if (symbol_is_undefined(symbol)) {
        to = put_blanks(to, width);
    } else if (options->order == ORDER_SIZE && !options->print_size) {
        to = put_value(to, options, size, width);
    } else {
        to = put_value(to, options, symbol->value, width);
        if (options->print_size && size != 0) {
            *to++ = ' ';
            to = put_value(to, options, size, width);
        }
    }
    *to++ = ' ';
    *to++ = symbol->letter;
    *to++ = ' ';
    output_filled(output, to);
}

/* Prints the columns after the name in the POSIX format. */
static void print_posix(struct output *output, const struct options *options,
                        const struct symbol *symbol)
{
    char *to = output_room(output, 4 * DIGITS_MOST);
    uint64_t size = shown_size(symbol);
    *to++ = ' ';
    *to++ = symbol->letter;
    *to++ = ' ';
    if (symbol_is_undefined(symbol)) {
        to = put_blanks(to, 8);
    } else {
        to = put_value(to, options, symbol->value, 0);
        *to++ = ' ';
        if (size != 0)
            to = put_value(to, options, size, 0);
    }
    output_filled(output, to);
}

/* Returns the name that a section with symbols of TYPE usually has, as GNU nm shows it for a file
   without section headers. */
static struct elf_text lost_section(unsigned type)
{
    switch (type) {
    case STT_FUNC:
    case STT_GNU_IFUNC: return elf_text(".text");
    case STT_OBJECT: return elf_text(".data");
    case STT_TLS: return elf_text(".tdata");
    case STT_COMMON: return elf_text("*COM*");
    default: return elf_text("*ABS*");
    }
}

/* Returns the name of the section that SYMBOL is in. */
static struct elf_text section_of(const struct symbols *symbols, const struct symbol *symbol)
{
    const struct elf_object *object = symbols->object;
    if (symbol->section == SHN_UNDEF)
        return elf_text("*UND*");
    if (symbol->section < object->section_count) {
        struct elf_text name = elf_section_name(object, &object->sections[symbol->section]);
        return name.start ? name : elf_text("<corrupt>");
    }
    if (symbol->section == elf_reserved_index(SHN_COMMON))
        return elf_text("*COM*");
    if (symbol_lacks_section(symbols, symbol->section))
        return lost_section(ELF64_ST_TYPE(symbol->record.st_info));
    return elf_text(symbol->letter == 'C' ? "LARGE_COMMON" : "*ABS*");
}

/* Prints the columns after the name in the System V format. */
static void print_sysv(struct output *output, const struct options *options,
                       const struct symbols *symbols, const struct symbol *symbol, unsigned width)
{
    unsigned type = ELF64_ST_TYPE(symbol->record.st_info);
    bool is_section = type == STT_SECTION;
    char *to = output_room(output, DIGITS_MOST);
    *to++ = '|';
    to = symbol_is_undefined(symbol) ? put_blanks(to, width)
                                     : put_value(to, options, symbol->value, width);
    output_filled(output, to);
    output_format(output, "|   %c  |", symbol->letter);

    char number[32];
    snprintf(number, sizeof number,
             type >= STT_LOPROC ? "<processor specific>: %u" : "<OS specific>: %u", type);
    if (type > STT_TLS && type < STT_LOOS)
        snprintf(number, sizeof number, "<unknown>: %u", type);
    const struct elf_name *name =
        type <= STT_TLS ? elf_symbol_type_name(&symbols->object->header, type) : NULL;
    output_right(output, is_section ? "" : name ? name->name : number, 18);
    output_char(output, '|');
    uint64_t size = shown_size(symbol);
    to = output_room(output, DIGITS_MOST);
    to = size != 0 ? put_value(to, options, size, width) : put_blanks(to, width);
    output_filled(output, to);
    output_text(output, "|     |");
    if (!is_section)
        print_text(output, section_of(symbols, symbol));
}

void print_symbols(struct output *output, const struct options *options, struct origin origin,
                   const struct symbols *symbols)
{
    unsigned width = symbols->object->layout.is64 ? 16 : 8;
    bool whole = options->print_size || options->order == ORDER_SIZE ||
                 options->format == FORMAT_POSIX || options->format == FORMAT_SYSV;
    for (size_t i = 0; i < symbols->count && !output_ended(output); i++) {
        const struct key *key = &symbols->keys[i];
        uint32_t index = key->index;
        struct symbol symbol = whole ? symbol_at(symbols, index) : symbol_of_key(key);
        print_origin(output, options, origin);
        if (options->format == FORMAT_BSD)
            print_bsd(output, options, &symbol, width);
        size_t length = print_name(output, options, symbols, &symbol, index);
        if (options->format == FORMAT_POSIX) {
            print_posix(output, options, &symbol);
        } else if (options->format == FORMAT_SYSV) {
            output_repeat(output, ' ', length < 20 ? 20 - length : 0);
            print_sysv(output, options, symbols, &symbol, width);
        }
        output_char(output, '\n');
    }
}
