/*
 * library_list.c: see library_list.h. The entries are Elf32_Lib of <elf.h>, in 64-bit files, too.
 */
#include "readelf/library_list.h"

#include "readelf/text.h"

#include <stdio.h>
#include <time.h>

enum { WORD = 4, NAME_COLUMNS = 20 };

/* Prints the name at PLACE in STRINGS, in its column. */
static void print_library(struct report *report, struct elf_bytes strings, uint32_t place)
{
    struct elf_text name = elf_bytes_string(strings, place);
    if (!name.start)
        name = elf_text("<corrupt>");
    size_t length = name.length;
    if (!report->options->wide && length > NAME_COLUMNS)
        length = NAME_COLUMNS;
    output_untrusted(report->output, name.start, length);
    if (length < NAME_COLUMNS)
        output_repeat(report->output, ' ', NAME_COLUMNS - length);
}

/* Prints the entry with this NUMBER, which begins at WORDS. */
static void print_entry(struct report *report, struct elf_bytes strings, uint64_t number,
                        const unsigned char *words)
{
    uint32_t field[5]; /* name, time, checksum, version, flags */
    char date[32] = "";
    struct tm when;
    for (size_t i = 0; i < 5; i++)
        field[i] = elf_read32(words + i * WORD, report->object.layout.swap);
    time_t seconds = (time_t)field[1];
    if (gmtime_r(&seconds, &when))
        strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &when);
    output_format(report->output, "%3ju: ", (uintmax_t)number);
    print_library(report, strings, field[0]);
    output_format(report->output, " %s %#010x %-7u %-7u\n", date, field[2], field[3], field[4]);
}

/* Prints the list in SECTION. */
static void print_list(struct report *report, const Elf64_Shdr *section)
{
    const struct elf_object *object = &report->object;
    size_t size = 5 * WORD;
    if (section->sh_link >= object->section_count)
        return;
    struct elf_bytes bytes = elf_section_bytes(object, section);
    struct elf_bytes strings = elf_section_bytes(object, &object->sections[section->sh_link]);
    if (!bytes.start || !strings.start || section->sh_entsize != size) {
        report_error(report, "library list: it or its names are not in the file");
        return;
    }
    output_text(report->output, "\nLibrary list section '");
    print_section_name(report, section);
    output_format(report->output, "' contains %ju entries:\n", (uintmax_t)(bytes.size / size));
    output_text(report->output,
                "     Library              Time Stamp          Checksum   Version Flags\n");
    for (uint64_t i = 0; i < bytes.size / size && !output_ended(report->output); i++)
        print_entry(report, strings, i, bytes.start + i * size);
}

void print_library_lists(struct report *report)
{
    const struct elf_object *object = &report->object;
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_GNU_LIBLIST)
            print_list(report, &object->sections[i]);
}
