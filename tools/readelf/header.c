/* header.c: see header.h. gABI, "ELF Header". */
#include "readelf/header.h"

#include "elf/names.h"
#include "readelf/explain_header.h"
#include "readelf/facts.h"
#include "readelf/header_flags.h"
#include "readelf/text.h"

#include <stdio.h>

/* Prints a label, padded to the column of the values. */
static void print_label(struct output *output, const char *label)
{
    output_text(output, "  ");
    output_left(output, label, 35);
}

/* Prints a label with NAME, or VALUE in FORMAT if it has no name. */
static void print_named(struct output *output, const char *label, const struct elf_name *name,
                        const char *format, unsigned value)
{
    char number[48];
    snprintf(number, sizeof number, format, value);
    print_label(output, label);
    output_text(output, name ? name->name : number);
    output_char(output, '\n');
}

/* Prints the lines that describe the 16 bytes of e_ident. */
static void print_identification(struct report *report)
{
    struct output *output = report->output;
    const Elf64_Ehdr *header = &report->object.header;
    const unsigned char *ident = header->e_ident;
    output_text(output, "ELF Header:\n  Magic:   ");
    print_bytes(report, (struct elf_bytes){ident, EI_NIDENT});
    output_char(output, '\n');
    explain_header(report, HEADER_MAGIC);
    print_named(output, "Class:", elf_name_find(elf_class_names, ident[EI_CLASS]), "<unknown: %x>",
                ident[EI_CLASS]);
    explain_header(report, HEADER_CLASS);
    print_named(output, "Data:", elf_name_find(elf_encoding_names, ident[EI_DATA]), "<unknown: %x>",
                ident[EI_DATA]);
    explain_header(report, HEADER_DATA);
    print_label(output, "Version:");
    output_format(output, "%d%s\n", ident[EI_VERSION],
                  ident[EI_VERSION] == EV_CURRENT ? " (current)"
                  : ident[EI_VERSION] == EV_NONE  ? ""
                                                  : " <unknown>");
    explain_header(report, HEADER_IDENT_VERSION);
    print_named(output, "OS/ABI:", elf_osabi_name(header), "<unknown: %x>", ident[EI_OSABI]);
    explain_header(report, HEADER_OSABI);
    print_label(output, "ABI Version:");
    output_format(output, "%d\n", ident[EI_ABIVERSION]);
    explain_header(report, HEADER_ABI_VERSION);
}

/* Prints a label and a number; where the header only says that it is too large
   for the header, the number itself in parentheses. */
static void print_count(struct output *output, const char *label, unsigned stored,
                        uint64_t resolved, bool elsewhere)
{
    print_label(output, label);
    output_format(output, "%u", stored);
    if (elsewhere)
        output_format(output, " (%u)", (unsigned)resolved);
}

/* Prints where the tables are and how large. */
static void print_tables(struct report *report)
{
    struct output *output = report->output;
    const struct elf_object *object = &report->object;
    const Elf64_Ehdr *header = &object->header;
    print_label(output, "Size of this header:");
    output_format(output, "%u (bytes)\n", header->e_ehsize);
    explain_header(report, HEADER_SIZE);
    print_label(output, "Size of program headers:");
    output_format(output, "%u (bytes)\n", header->e_phentsize);
    explain_header(report, HEADER_SEGMENT_SIZE);
    print_count(output, "Number of program headers:", header->e_phnum, object->segments_stated,
                object->segments_stated != header->e_phnum);
    output_char(output, '\n');
    explain_header(report, HEADER_SEGMENT_COUNT);
    print_label(output, "Size of section headers:");
    output_format(output, "%u (bytes)\n", header->e_shentsize);
    explain_header(report, HEADER_SECTION_SIZE);
    print_count(output, "Number of section headers:", header->e_shnum, object->sections_stated,
                header->e_shnum == 0 && object->extended_numbers);
    output_char(output, '\n');
    explain_header(report, HEADER_SECTION_COUNT);
    print_count(output, "Section header string table index:", header->e_shstrndx,
                object->names_index_stated,
                header->e_shstrndx == SHN_XINDEX && object->extended_numbers);
    if (object->names_index_stated != SHN_UNDEF &&
        object->names_index_stated >= object->sections_stated)
        output_text(output, " <corrupt: out of range>");
    output_char(output, '\n');
    explain_header(report, HEADER_NAMES_INDEX);
}

void print_header(struct report *report)
{
    struct output *output = report->output;
    const Elf64_Ehdr *header = &report->object.header;
    char type[FILE_TYPE_SIZE];
    print_identification(report);
    print_label(output, "Type:");
    output_format(output, "%s\n", describe_file_type(report, type));
    explain_header(report, HEADER_TYPE);
    print_named(output, "Machine:", elf_name_find(elf_machine_names, header->e_machine),
                "<unknown>: 0x%x", header->e_machine);
    explain_header(report, HEADER_MACHINE);
    print_label(output, "Version:");
    output_format(output, "0x%x\n", header->e_version);
    explain_header(report, HEADER_VERSION);
    print_label(output, "Entry point address:");
    output_format(output, "0x%jx\n", (uintmax_t)header->e_entry);
    explain_header(report, HEADER_ENTRY);
    print_label(output, "Start of program headers:");
    output_format(output, "%jd (bytes into file)\n", (intmax_t)header->e_phoff);
    explain_header(report, HEADER_SEGMENTS_START);
    print_label(output, "Start of section headers:");
    output_format(output, "%jd (bytes into file)\n", (intmax_t)header->e_shoff);
    explain_header(report, HEADER_SECTIONS_START);
    print_label(output, "Flags:");
    output_format(output, "0x%x", header->e_flags);
    print_header_flags(output, header);
    output_char(output, '\n');
    explain_header(report, HEADER_FLAGS);
    print_tables(report);
}
