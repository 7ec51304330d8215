/* segments.c: see segments.h. gABI, "Program Header". */
#include "readelf/segments.h"

#include "elf/names.h"
#include "readelf/explain_segments.h"
#include "readelf/facts.h"
#include "readelf/text.h"

#include <stdio.h>

/* Prints the type of SEGMENT, in 14 columns. */
static void print_type(struct report *report, uint32_t type)
{
    const Elf64_Ehdr *header = &report->object.header;
    const struct elf_name *name = elf_segment_type_name(header, type);
    unsigned char osabi = header->e_ident[EI_OSABI];
    bool mbind = (osabi == ELFOSABI_GNU || osabi == ELFOSABI_FREEBSD) && type >= PT_GNU_MBIND_LO &&
                 type <= PT_GNU_MBIND_HI;
    char number[32];
    if (mbind)
        snprintf(number, sizeof number, "GNU_MBIND+%#x", type - PT_GNU_MBIND_LO);
    else if (type >= PT_LOPROC && type <= PT_HIPROC)
        snprintf(number, sizeof number, "LOPROC+%#x", type - PT_LOPROC);
    else if (type >= PT_LOOS && type <= PT_HIOS)
        snprintf(number, sizeof number, "LOOS+%#x", type - PT_LOOS);
    else
        snprintf(number, sizeof number, "<unknown>: %x", type);
    output_format(report->output, "  %-14.14s ", name ? name->name : number);
}

/* Prints "0x", VALUE and a character. */
static void print_hex(struct output *output, uint64_t value, unsigned width, char after)
{
    output_text(output, "0x");
    output_hex(output, value, width);
    output_char(output, after);
}

/* Prints the alignment: in the narrow lines "0x0", in the others "0". */
static void print_alignment(struct output *output, uint64_t alignment, bool prefixed)
{
    if (alignment != 0 || prefixed)
        print_hex(output, alignment, 1, '\n');
    else
        output_text(output, "0\n");
}

/* Prints the line, or two, of SEGMENT. */
static void print_segment(struct report *report, const Elf64_Phdr *segment)
{
    struct output *output = report->output;
    bool is64 = report->object.layout.is64;
    char flags[4] = {segment->p_flags & PF_R ? 'R' : ' ', segment->p_flags & PF_W ? 'W' : ' ',
                     segment->p_flags & PF_X ? 'E' : ' ', '\0'};
    unsigned address_width = is64 ? 16 : 8;
    print_type(report, segment->p_type);
    if (is64 && !report->options->wide) {
        print_hex(output, segment->p_offset, 16, ' ');
        print_hex(output, segment->p_vaddr, 16, ' ');
        print_hex(output, segment->p_paddr, 16, '\n');
        output_repeat(output, ' ', 17);
        print_hex(output, segment->p_filesz, 16, ' ');
        print_hex(output, segment->p_memsz, 16, ' ');
        output_format(output, " %s    ", flags);
        print_alignment(output, segment->p_align, true);
        return;
    }
    print_hex(output, segment->p_offset, 6, ' ');
    print_hex(output, segment->p_vaddr, address_width, ' ');
    print_hex(output, segment->p_paddr, address_width, ' ');
    print_hex(output, segment->p_filesz, is64 ? 6 : 5, ' ');
    print_hex(output, segment->p_memsz, is64 ? 6 : 5, ' ');
    output_text(output, flags);
    output_char(output, ' ');
    print_alignment(output, segment->p_align, false);
}

/* Prints the path of the loader, which is the content of SEGMENT. */
static void print_interpreter(struct report *report, const Elf64_Phdr *segment)
{
    struct elf_bytes path =
        elf_bytes_part(report->object.bytes, segment->p_offset, segment->p_filesz);
    if (segment->p_filesz == 0) {
        /* So it is in a separate debug file, and in order there. */
        report_warning(report, "Unable to find program interpreter name: it has no content");
        return;
    }
    if (!path.start) {
        report_error(report, "Unable to find program interpreter name at offset 0x%jx",
                     (uintmax_t)segment->p_offset);
        return;
    }
    struct elf_text text = elf_bytes_string(path, 0);
    output_text(report->output, "      [Requesting program interpreter: ");
    print_name(report, text, SIZE_MAX);
    output_text(report->output, "]\n");
}

/* Says what is wrong with SEGMENT, if anything is. */
static void check_segment(struct report *report, const Elf64_Phdr *segment)
{
    uintmax_t index = (uintmax_t)(segment - report->object.segments);
    if (segment->p_type == PT_LOAD && segment->p_memsz < segment->p_filesz)
        report_warning(
            report, "segment %ju: the segment's file size is larger than its memory size", index);
}

/* Prints which sections lie in which segment. */
static void print_mapping(struct report *report)
{
    const struct elf_object *object = &report->object;
    struct output *output = report->output;
    output_text(output, "\n Section to Segment mapping:\n  Segment Sections...\n");
    explain_mapping(report);
    for (uint64_t i = 0; i < object->segment_count; i++) {
        output_format(output, "   %2.2ju     ", (uintmax_t)i);
        for (uint64_t j = 1; j < object->section_count; j++) {
            const Elf64_Shdr *section = &object->sections[j];
            if (!elf_section_in_segment(section, &object->segments[i]))
                continue;
            print_section_name(report, section);
            output_char(output, ' ');
        }
        output_char(output, '\n');
    }
    explain_mapping_end(report);
}

/* Prints the lines above the table if the ELF header is not shown. */
static void print_introduction(struct report *report)
{
    const Elf64_Ehdr *header = &report->object.header;
    uint64_t stated = report->object.segments_stated;
    char type[FILE_TYPE_SIZE];
    output_format(report->output,
                  "\nElf file type is %s\nEntry point 0x%jx\n"
                  "There %s %ju program header%s, starting at offset %ju\n",
                  describe_file_type(report, type), (uintmax_t)header->e_entry,
                  stated == 1 ? "is" : "are", (uintmax_t)stated, stated == 1 ? "" : "s",
                  (uintmax_t)header->e_phoff);
}

void print_segments(struct report *report)
{
    const struct elf_object *object = &report->object;
    struct output *output = report->output;
    if (object->segments_stated == 0) {
        if (object->header.e_phoff != 0)
            report_warning(report, "possibly corrupt ELF header - it has a non-zero program header "
                                   "offset, but no program headers");
        else
            output_text(output, "\nThere are no program headers in this file.\n");
        explain_no_segments(report);
        return;
    }
    if (!report->options->header)
        print_introduction(report);
    if (object->segment_count == 0)
        return;
    output_text(output, "\nProgram Headers:\n");
    output_text(output, !object->layout.is64
                            ? "  Type           Offset   VirtAddr   PhysAddr   FileSiz MemSiz  Flg "
                              "Align\n"
                        : report->options->wide
                            ? "  Type           Offset   VirtAddr           PhysAddr           "
                              "FileSiz  MemSiz   Flg Align\n"
                            : "  Type           Offset             VirtAddr           PhysAddr\n"
                              "                 FileSiz            MemSiz              Flags  "
                              "Align\n");
    explain_segments(report);
    for (uint64_t i = 0; i < object->segment_count; i++) {
        print_segment(report, &object->segments[i]);
        check_segment(report, &object->segments[i]);
        if (object->segments[i].p_type == PT_INTERP)
            print_interpreter(report, &object->segments[i]);
        explain_segment(report, &object->segments[i]);
    }
    explain_segments_end(report);
    if (object->section_count > 0 && object->names.size > 0)
        print_mapping(report);
}
