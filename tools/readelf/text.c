/* text.c: see text.h. */
#include "readelf/text.h"

#include <endian.h>

/* Says whether C is an ASCII control character. */
static bool is_control(unsigned char c)
{
    return c < ' ' || c == 0x7f;
}

/* Prints the control character C as ^ and the character 0x40 after it. For DEL
   that is not ASCII, so on a terminal it takes the way of all such bytes. */
static void print_caret(struct output *output, unsigned char c)
{
    char letter = (char)(c + 0x40);
    output_char(output, '^');
    output_untrusted(output, &letter, 1);
}

/* Prints TEXT up to WIDTH characters, a control character counting as two. */
static size_t print_clean(struct output *output, struct elf_text text, size_t width)
{
    size_t printed = 0, start = 0, i;
    for (i = 0; i < text.length && printed < width; i++) {
        unsigned char c = (unsigned char)text.start[i];
        if (!is_control(c)) {
            printed++;
            continue;
        }
        if (width - printed < 2)
            break;
        output_untrusted(output, text.start + start, i - start);
        print_caret(output, c);
        printed += 2;
        start = i + 1;
    }
    if (i > start)
        output_untrusted(output, text.start + start, i - start);
    return printed;
}

size_t print_name(struct report *report, struct elf_text text, size_t width)
{
    static const char mark[] = "[...]";
    const struct options *options = report->options;
    if (options->wide)
        return print_clean(report->output, text, SIZE_MAX);
    if (text.length <= width || options->cut_silently)
        return print_clean(report->output, text, width);
    size_t kept = width > strlen(mark) ? width - strlen(mark) : 0;
    size_t printed = print_clean(report->output, text, kept);
    output_text(report->output, mark);
    return printed + strlen(mark);
}

void print_name_padded(struct report *report, struct elf_text text, size_t width)
{
    size_t printed = print_name(report, text, width);
    if (printed < width)
        output_repeat(report->output, ' ', width - printed);
}

/* Sixteen characters of a name, which are looked at at once. */
typedef signed char characters __attribute__((vector_size(16)));

/* Returns how many of the characters in TEXT come before the first one that is a
   control character or not ASCII; all of them if there is none. NUL is a control
   character, so this finds the end of a name too. */
static inline size_t plain_characters(characters text)
{
    /* Bytes from 0x80 are below zero. Each byte becomes 0 or, where it holds, 0xff. */
    characters special = (text < ' ') | (text == 0x7f);
    uint64_t half[2];
    memcpy(half, &special, sizeof half);
    for (size_t i = 0; i < 2; i++)
        if (half[i])
            return 8 * i + (size_t)__builtin_ctzll(le64toh(half[i])) / 8;
    return sizeof text;
}

void print_whole_name(struct report *report, struct elf_bytes strings, uint64_t offset)
{
    enum { CHUNK = 4096 };
    for (;;) {
        const unsigned char *from = strings.start + offset;
        uint64_t most = strings.size - offset;
        size_t steps = (most < CHUNK ? (size_t)most : CHUNK) / sizeof(characters);
        char *to = output_room(report->output, CHUNK);
        for (; steps > 0; steps--) {
            characters text;
            memcpy(&text, from, sizeof text);
            memcpy(to, &text, sizeof text);
            size_t plain = plain_characters(text);
            from += plain;
            to += plain;
            if (plain < sizeof text)
                break;
        }
        output_filled(report->output, to);
        offset = (uint64_t)(from - strings.start);
        /* The usual end of a name; else the rest of a very long one, or a
           character to print as two, or the last bytes of the table. */
        if (steps > 0 && *from == '\0')
            return;
        if (steps > 0 || most < CHUNK)
            break;
    }
    print_clean(report->output, elf_bytes_string(strings, offset), SIZE_MAX);
}

struct elf_text section_name(const struct report *report, const Elf64_Shdr *section)
{
    if (report->object.names.start == NULL || report->object.names.size == 0)
        return elf_text("<no-strings>");
    struct elf_text name = elf_section_name(&report->object, section);
    return name.start ? name : elf_text("<corrupt>");
}

struct elf_text printable_section_name(const struct report *report, const Elf64_Shdr *section,
                                       char *buffer)
{
    static const char digits[] = "0123456789ABCDEF";
    struct elf_text name = section_name(report, section);
    char *to = buffer, *end = buffer + SECTION_NAME_SIZE;
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.start[i];
        ptrdiff_t width = is_control(c) ? 2 : c < 0x80 ? 1 : 4;
        if (end - to < width)
            break;
        if (is_control(c)) {
            *to++ = '^';
            *to++ = (char)(c + 0x40);
        } else if (c < 0x80) {
            *to++ = (char)c;
        } else {
            *to++ = '<';
            *to++ = digits[c >> 4];
            *to++ = digits[c & 15];
            *to++ = '>';
        }
    }
    return (struct elf_text){buffer, (size_t)(to - buffer)};
}

void print_section_name(struct report *report, const Elf64_Shdr *section)
{
    char buffer[SECTION_NAME_SIZE];
    struct elf_text name = printable_section_name(report, section, buffer);
    output_untrusted(report->output, name.start, name.length);
}

void print_address(struct report *report, uint64_t address)
{
    bool is64 = report->object.layout.is64;
    output_hex(report->output, is64 ? address : (uint32_t)address, is64 ? 16 : 8);
}

void print_bytes(struct report *report, struct elf_bytes bytes)
{
    for (uint64_t i = 0; i < bytes.size; i++) {
        output_hex(report->output, bytes.start[i], 2);
        output_char(report->output, ' ');
    }
}
