/* dump.c: see dump.h. */
#include "readelf/dump.h"

#include "base/digits.h"
#include "readelf/relocate.h"
#include "readelf/text.h"

#include <stdlib.h>

static const char not_applied[] = " NOTE: This section has relocations against it, but these have "
                                  "NOT been applied to this dump.\n";

/* Says that SECTION will look different once it is relocated. */
static void note_relocations(struct report *report, const Elf64_Shdr *section, const char *note)
{
    const struct elf_object *object = &report->object;
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *relocations = &object->sections[i];
        if ((relocations->sh_type == SHT_RELA || relocations->sh_type == SHT_REL) &&
            relocations->sh_info == (uint64_t)(section - object->sections) &&
            relocations->sh_size != 0 && relocations->sh_link < object->section_count) {
            output_text(report->output, note);
            return;
        }
    }
}

/* Says whether SECTION is compressed in the way from before there was a flag for it (its name is
   mostly .zdebug_...): four letters, the size in eight bytes with the highest first, the content.
 */
static bool is_compressed_of_old(const struct report *report, const Elf64_Shdr *section)
{
    enum { HEADER = 12 };
    struct elf_bytes bytes = elf_section_bytes(&report->object, section);
    return bytes.size > HEADER && memcmp(bytes.start, "ZLIB", 5) == 0;
}

/* Says that the bytes of SECTION are not what the program will see. */
static void note_compression(struct report *report, const Elf64_Shdr *section)
{
    if (section->sh_flags & SHF_COMPRESSED || is_compressed_of_old(report, section))
        output_text(report->output, " NOTE: This section is compressed, but its contents have NOT "
                                    "been expanded for this dump.\n");
}

/* Says whether C can begin a string. */
static bool is_printable(unsigned char c)
{
    return c >= ' ' && c < 0x7f;
}

/* Prints the string at START up to its NUL, a line feed or END; returns what
   comes after it. */
static const unsigned char *print_string(struct output *output, const unsigned char *start,
                                         const unsigned char *end, bool *continuing)
{
    while (start < end) {
        unsigned char c = *start++;
        if (c == '\0')
            break;
        if (c == '\n') {
            output_text(output, "\\n\n");
            *continuing = start < end && *start != '\0';
            return start;
        }
        char text[2] = {'^', (char)(c + 0x40)};
        if (c < ' ' || c == 0x7f)
            output_untrusted(output, text, 2);
        else
            output_untrusted(output, (const char *)start - 1, 1);
    }
    output_char(output, '\n');
    return start;
}

/* Prints the strings in SECTION, each with its offset. */
static void dump_strings(struct report *report, const Elf64_Shdr *section, struct elf_bytes bytes)
{
    struct output *output = report->output;
    const unsigned char *at = bytes.start, *end = bytes.start + bytes.size;
    bool found = false, continuing = false;
    output_text(output, "\nString dump of section '");
    print_section_name(report, section);
    output_text(output, "':\n");
    note_compression(report, section);
    note_relocations(report, section, not_applied);
    while (!output_ended(output)) {
        while (at < end && !is_printable(*at))
            at++;
        if (at == end)
            break;
        found = true;
        if (continuing)
            output_repeat(output, ' ', 12);
        else
            output_format(output, "  [%6jx]  ", (uintmax_t)(at - bytes.start));
        continuing = false;
        at = print_string(output, at, end, &continuing);
    }
    output_text(output, found ? "\n" : "  No strings found in this section.\n");
}

/* Prints one line of SIZE bytes, up to 16, at ADDRESS. */
static void dump_line(struct output *output, uint64_t address, const unsigned char *bytes,
                      size_t size)
{
    char *to = output_room(output, 128);
    *to++ = ' ';
    *to++ = ' ';
    *to++ = '0';
    *to++ = 'x';
    to = digits_hex(to, address, 8);
    *to++ = ' ';
    for (size_t i = 0; i < 16; i++) {
        if (i < size) {
            to = digits_hex(to, bytes[i], 2);
        } else {
            *to++ = ' ';
            *to++ = ' ';
        }
        if (i % 4 == 3)
            *to++ = ' ';
    }
    for (size_t i = 0; i < size; i++)
        *to++ = is_printable(bytes[i]) ? (char)bytes[i] : '.';
    *to++ = '\n';
    output_filled(output, to);
}

/* Prints the bytes in SECTION, as they are or RELOCATED. */
static void dump_bytes(struct report *report, const Elf64_Shdr *section, struct elf_bytes bytes,
                       bool relocated)
{
    struct output *output = report->output;
    output_text(output, "\nHex dump of section '");
    print_section_name(report, section);
    output_text(output, "':\n");
    note_compression(report, section);
    unsigned char *copy = relocated ? relocated_section(report, section, bytes) : NULL;
    if (copy)
        bytes.start = copy;
    else if (relocated)
        report_error(report, "relocated dump: out of memory");
    else
        note_relocations(report, section, not_applied);
    for (uint64_t i = 0; i < bytes.size && !output_ended(output); i += 16) {
        uint64_t rest = bytes.size - i;
        dump_line(output, section->sh_addr + i, bytes.start + i, rest < 16 ? (size_t)rest : 16);
    }
    output_char(output, '\n');
    free(copy);
}

/* Dumps SECTION in the given form. */
static void dump_section(struct report *report, const Elf64_Shdr *section, enum dump_kind kind)
{
    struct elf_bytes bytes = elf_section_bytes(&report->object, section);
    if (section->sh_size == 0 || section->sh_type == SHT_NOBITS) {
        output_text(report->output, "Section '");
        print_section_name(report, section);
        output_text(report->output, "' has no data to dump.\n");
        return;
    }
    if (!bytes.start) {
        report_error(report,
                     "section %ju: 0x%jx bytes at offset 0x%jx reach beyond the end of the "
                     "file",
                     (uintmax_t)(section - report->object.sections), (uintmax_t)section->sh_size,
                     (uintmax_t)section->sh_offset);
        return;
    }
    if (kind == DUMP_STRINGS)
        dump_strings(report, section, bytes);
    else
        dump_bytes(report, section, bytes, kind == DUMP_RELOCATED);
}

/* Says whether REQUEST means the section with number INDEX. */
static bool is_meant(const struct report *report, const struct dump_request *request,
                     uint64_t index)
{
    if (request->by_number)
        return request->number == index;
    return elf_text_is(elf_section_name(&report->object, &report->object.sections[index]),
                       request->section);
}

/* Reports a request that no section answers. */
static void check_request(struct report *report, const struct dump_request *request)
{
    for (uint64_t i = 0; i < report->object.section_count; i++)
        if (is_meant(report, request, i))
            return;
    if (request->by_number)
        report_error(report, "Section %ju was not dumped because it does not exist!",
                     (uintmax_t)request->number);
    else
        report_warning(report, "Section '%s' was not dumped because it does not exist",
                       request->section);
}

void print_dumps(struct report *report)
{
    const struct options *options = report->options;
    /* In the order of the sections, and each form once, in this order. */
    static const enum dump_kind kinds[] = {DUMP_BYTES, DUMP_RELOCATED, DUMP_STRINGS};
    for (size_t i = 0; i < options->dump_count; i++)
        if (!options->dumps[i].by_number)
            check_request(report, &options->dumps[i]);
    for (uint64_t i = 0; i < report->object.section_count; i++) {
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            bool wanted = false;
            for (size_t j = 0; j < options->dump_count; j++)
                wanted |=
                    options->dumps[j].kind == kinds[k] && is_meant(report, &options->dumps[j], i);
            if (wanted)
                dump_section(report, &report->object.sections[i], kinds[k]);
        }
    }
    for (size_t i = 0; i < options->dump_count; i++)
        if (options->dumps[i].by_number)
            check_request(report, &options->dumps[i]);
}
