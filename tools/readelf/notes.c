/* notes.c: see notes.h. gABI, "Note Section". */
#include "readelf/notes.h"

#include "elf/names.h"
#include "elf/note.h"
#include "readelf/build_notes.h"
#include "readelf/core_notes.h"
#include "readelf/explain_notes.h"
#include "readelf/note_types.h"
#include "readelf/properties.h"
#include "readelf/relocate.h"
#include "readelf/text.h"

#include <stdio.h>
#include <stdlib.h>

/* Prints the system and the version of its kernel that a file needs. */
static void print_abi_tag(struct report *report, struct elf_bytes data)
{
    static const char *const systems[] = {"Linux",  "Hurd",     "Solaris", "FreeBSD",
                                          "NetBSD", "Syllable", "NaCl"};
    bool swap = report->object.layout.swap;
    if (data.size < 16) {
        output_text(report->output, "    <corrupt GNU_ABI_TAG>\n");
        return;
    }
    uint32_t system = elf_read32(data.start, swap);
    output_format(report->output, "    OS: %s, ABI: %u.%u.%u\n",
                  system < sizeof systems / sizeof *systems ? systems[system] : "Unknown",
                  elf_read32(data.start + 4, swap), elf_read32(data.start + 8, swap),
                  elf_read32(data.start + 12, swap));
}

/* Prints the content of a note whose owner is GNU. */
static void print_gnu(struct report *report, const struct elf_note *note)
{
    struct output *output = report->output;
    bool swap = report->object.layout.swap;
    switch (note->type) {
    case NT_GNU_BUILD_ID:
        output_text(output, "    Build ID: ");
        for (uint64_t i = 0; i < note->data.size; i++)
            output_hex(output, note->data.start[i], 2);
        output_char(output, '\n');
        break;
    case NT_GNU_ABI_TAG: print_abi_tag(report, note->data); break;
    case NT_GNU_GOLD_VERSION: {
        struct elf_text text = elf_bytes_string(note->data, 0);
        output_text(output, "    Version: ");
        output_untrusted(output, text.start, text.length);
        output_char(output, '\n');
        break;
    }
    case NT_GNU_HWCAP:
        output_text(output, "      Hardware Capabilities: ");
        if (note->data.size < 8)
            report_error(report, "note: <corrupt GNU_HWCAP>");
        else
            output_format(output, "num entries: %u, enabled mask: %x\n",
                          elf_read32(note->data.start, swap),
                          elf_read32(note->data.start + 4, swap));
        break;
    case NT_GNU_PROPERTY_TYPE_0: print_properties(report, note->data); break;
    default:
        output_text(output, "    Description data: ");
        print_bytes(report, note->data);
        output_char(output, '\n');
    }
}

/* Prints "0x" and an address. */
static void print_place(struct report *report, const char *label, const unsigned char *from)
{
    output_text(report->output, label);
    output_text(report->output, "0x");
    print_address(report, elf_read_word(from, report->object.layout));
}

/* Prints a SystemTap probe: three addresses, then three strings. */
static void print_probe(struct report *report, const struct elf_note *note)
{
    struct output *output = report->output;
    size_t word = report->object.layout.is64 ? 8 : 4;
    static const char *const labels[] = {"    Provider: ", "    Name: ", "    Arguments: "};
    struct elf_text texts[3];
    uint64_t offset = 3 * word;
    for (size_t i = 0; i < 3; i++) {
        texts[i] = elf_bytes_string(note->data, offset);
        /* Every string must have its NUL inside the note. */
        if (!texts[i].start || offset + texts[i].length >= note->data.size) {
            output_text(output, "  <corrupt - note is too small>\n");
            report_error(report, "corrupt stapdt note - the data size is too small");
            return;
        }
        offset += texts[i].length + 1;
    }
    for (size_t i = 0; i < 3; i++) {
        if (i == 2) {
            print_place(report, "    Location: ", note->data.start);
            print_place(report, ", Base: ", note->data.start + word);
            print_place(report, ", Semaphore: ", note->data.start + 2 * word);
            output_char(output, '\n');
        }
        output_text(output, labels[i]);
        output_untrusted(output, texts[i].start, texts[i].length);
        output_char(output, '\n');
    }
}

/* Prints the owner, the size and the type of NOTE. */
static void print_note_line(struct report *report, const struct elf_note *note)
{
    char number[48];
    const struct elf_name *name = note_type_name(&report->object.header, note);
    snprintf(number, sizeof number, "Unknown note type: (0x%08x)", note->type);
    struct elf_text owner = note->owner_size ? note->owner : elf_text("(NONE)");
    output_text(report->output, "  ");
    if (is_build_attribute(note))
        print_build_attribute(report, note);
    else
        print_name_padded(report, owner, 20);
    output_format(report->output, " 0x%08jx\t%s%c", (uintmax_t)note->data.size,
                  name ? name->name : number, report->options->wide ? '\t' : '\n');
}

/* Prints which package a file comes from. Nothing else is known of this owner, and of another note
   not even the line ends, as in GNU readelf. */
static void print_package(struct report *report, const struct elf_note *note)
{
    if (note->type != NT_FDO_PACKAGING_METADATA || note->data.size == 0)
        return;
    struct elf_text text = elf_bytes_string(note->data, 0);
    output_text(report->output, "    Packaging Metadata: ");
    output_untrusted(report->output, text.start, text.length);
    output_char(report->output, '\n');
}

/* Prints NOTE. */
static void print_note(struct report *report, const struct elf_note *note,
                       struct build_regions *regions)
{
    struct output *output = report->output;
    bool wide = report->options->wide;
    print_note_line(report, note);
    if (is_build_attribute(note)) {
        print_build_region(report, note, regions);
    } else if (elf_text_begins(note->owner, "GNU")) {
        print_gnu(report, note);
    } else if (elf_text_begins(note->owner, "stapsdt")) {
        print_probe(report, note);
    } else if (elf_text_begins(note->owner, "CORE")) {
        print_core_note(report, note);
    } else if (elf_text_begins(note->owner, "FDO")) {
        print_package(report, note);
    } else {
        if (note->data.size != 0) {
            output_text(output, "   description data: ");
            print_bytes(report, note->data);
            output_text(output, wide ? "" : "\n");
        }
        output_text(output, wide ? "\n" : "");
    }
    explain_note(report, note, note_type_name(&report->object.header, note));
}

/* Prints the notes in BYTES. */
static void print_all(struct report *report, struct elf_bytes bytes, uint64_t align,
                      struct build_regions *regions)
{
    struct elf_error error;
    struct elf_note note;
    uint64_t offset = 0;
    if (align < 4)
        align = 4;
    if (align != 4 && align != 8) {
        report_error(report, "Corrupt note: alignment %ju, expecting 4 or 8", (uintmax_t)align);
        return;
    }
    output_text(report->output, "  Owner                Data size \tDescription\n");
    while (offset < bytes.size && !output_ended(report->output)) {
        if (!elf_note_next(&note, bytes, align, report->object.layout.swap, &offset, &error)) {
            report_error(report, "%s", error.text);
            return;
        }
        print_note(report, &note, regions);
    }
}

/* Prints the notes in the segments; for a core file, and without sections. */
static void print_segment_notes(struct report *report)
{
    struct build_regions regions = {{0, 0}, {0, 0}};
    for (uint64_t i = 0; i < report->object.segment_count; i++) {
        const Elf64_Phdr *segment = &report->object.segments[i];
        if (segment->p_type != PT_NOTE)
            continue;
        struct elf_bytes bytes =
            elf_bytes_part(report->object.bytes, segment->p_offset, segment->p_filesz);
        if (bytes.size == 0) {
            report_error(report, "segment %ju: its notes are not in the file", (uintmax_t)i);
            continue;
        }
        output_format(report->output,
                      "\nDisplaying notes found at file offset 0x%08jx with length 0x%08jx:\n",
                      (uintmax_t)segment->p_offset, (uintmax_t)segment->p_filesz);
        print_all(report, bytes, segment->p_align, &regions);
    }
}

void print_notes(struct report *report)
{
    const struct elf_object *object = &report->object;
    struct build_regions regions = {{0, 0}, {0, 0}};
    bool found = false;
    if (object->header.e_type == ET_CORE) {
        print_segment_notes(report);
        return;
    }
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type != SHT_NOTE)
            continue;
        found = true;
        struct elf_bytes bytes = elf_section_bytes(object, section);
        if (bytes.size == 0) {
            report_error(report, "section %ju: its notes are not in the file", (uintmax_t)i);
            continue;
        }
        output_text(report->output, "\nDisplaying notes found in: ");
        print_section_name(report, section);
        output_char(report->output, '\n');
        /* In an object file the addresses in a note are still to be filled in. */
        unsigned char *relocated = NULL;
        if (object->header.e_type == ET_REL)
            relocated = relocated_section(report, section, bytes);
        if (relocated)
            bytes.start = relocated;
        print_all(report, bytes, section->sh_addralign, &regions);
        free(relocated);
    }
    if (!found)
        print_segment_notes(report);
}
