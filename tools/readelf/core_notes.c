/*
 * core_notes.c: see core_notes.h. Linux, fs/binfmt_elf.c: fill_files_note().
 *
 * The list of mapped files is: their number, the size of a page, for each the begin, the end and
 * the offset in the file, in pages; and then their names, each with its NUL.
 */
#include "readelf/core_notes.h"

#include "readelf/note_types.h"
#include "readelf/text.h"

/* Prints TEXT on the right of WIDTH columns. */
static void print_right(struct output *output, const char *text, unsigned width)
{
    output_repeat(output, ' ', width - strlen(text));
    output_text(output, text);
}

/* Prints the headings of the columns. */
static void print_columns(struct report *report)
{
    unsigned digits = report->object.layout.is64 ? 16 : 8;
    output_text(report->output, "    ");
    print_right(report->output, "Start", digits + 2);
    print_right(report->output, "End", digits + 4);
    print_right(report->output, "Page Offset", digits > 8 ? digits + 4 : strlen("Page Offset") + 1);
    output_char(report->output, '\n');
}

/* Prints the lines of one file: its WORDS, three numbers, and its name. */
static void print_mapping(struct report *report, const unsigned char *words, struct elf_text name)
{
    size_t word = report->object.layout.is64 ? 8 : 4;
    for (size_t i = 0; i < 3; i++) {
        output_text(report->output, i == 0 ? "    0x" : "  0x");
        print_address(report, elf_read_word(words + i * word, report->object.layout));
    }
    output_text(report->output, "\n        ");
    output_untrusted(report->output, name.start, name.length);
    output_char(report->output, '\n');
}

/* Prints the list of mapped files in DATA. */
static void print_mapped_files(struct report *report, struct elf_bytes data)
{
    struct elf_layout layout = report->object.layout;
    size_t word = layout.is64 ? 8 : 4;
    if (data.size < 2 * word || data.start[data.size - 1] != '\0') {
        report_error(report, "Malformed note - a list of files that is too short, or has no end");
        return;
    }
    uint64_t count = elf_read_word(data.start, layout);
    if (count > (data.size - 2 * word) / (3 * word)) {
        report_error(report, "Malformed note - too short for %ju files", (uintmax_t)count);
        return;
    }
    output_format(report->output, "    Page size: %ju\n",
                  (uintmax_t)elf_read_word(data.start + word, layout));
    print_columns(report);
    const unsigned char *words = data.start + 2 * word;
    uint64_t place = 2 * word + 3 * word * count;
    for (uint64_t i = 0; i < count && !output_ended(report->output); i++) {
        struct elf_text name = elf_bytes_string(data, place);
        if (!name.start) {
            report_error(report, "Malformed note - there are fewer names than files");
            return;
        }
        print_mapping(report, words + i * 3 * word, name);
        place += name.length + 1;
    }
}

void print_core_note(struct report *report, const struct elf_note *note)
{
    if (note->type == NT_MAPPED_FILES)
        print_mapped_files(report, note->data);
    else if (report->options->wide)
        output_char(report->output, '\n');
}
