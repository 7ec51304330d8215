/* sections.c: see sections.h. gABI, "Sections". */
#include "readelf/sections.h"

#include "elf/names.h"
#include "readelf/explain_sections.h"
#include "readelf/text.h"

#include <stdio.h>

#define SHN_BEFORE_INDEX 0xff00
#define SHN_AFTER_INDEX  0xff01

/* Returns the name of a section type, or a number in BUFFER (of 24 bytes). */
static const char *type_name(const struct report *report, uint32_t type, char *buffer)
{
    const struct elf_name *name = elf_section_type_name(&report->object.header, type);
    if (name)
        return name->name;
    if (type >= SHT_LOUSER)
        snprintf(buffer, 24, "LOUSER+%#x", type - SHT_LOUSER);
    else if (type >= SHT_LOPROC)
        snprintf(buffer, 24, "LOPROC+%#x", type - SHT_LOPROC);
    else if (type >= SHT_LOOS)
        snprintf(buffer, 24, "LOOS+%#x", type - SHT_LOOS);
    else
        snprintf(buffer, 24, "%08x: <unknown>", type);
    return buffer;
}

/* Writes the letters of FLAGS to BUFFER (of 65 bytes). A group of flags that
   belong to the system or the processor has one letter between them. */
static const char *flag_letters(const Elf64_Ehdr *header, uint64_t flags, char *buffer)
{
    char *to = buffer;
    while (flags) {
        uint64_t bit = flags & -flags;
        flags &= ~bit;
        const struct elf_flag *flag = elf_section_flag(header, bit);
        if (flag && flag->letter) {
            *to++ = flag->letter;
        } else if (bit & SHF_MASKOS) {
            *to++ = 'o';
            flags &= ~(uint64_t)SHF_MASKOS;
        } else if (bit & SHF_MASKPROC) {
            *to++ = 'p';
            flags &= ~(uint64_t)SHF_MASKPROC;
        } else {
            *to++ = 'x';
        }
    }
    *to = '\0';
    return buffer;
}

/* Prints flags that have no name, together as one number. */
static void print_unnamed_flags(struct report *report, const char *kind, uint64_t flags,
                                bool *first)
{
    if (flags == 0)
        return;
    output_text(report->output, *first ? "" : ", ");
    output_text(report->output, kind);
    output_text(report->output, " (");
    print_address(report, flags);
    output_char(report->output, ')');
    *first = false;
}

/* Prints the flags with their names, for -t. */
static void print_flag_names(struct report *report, uint64_t flags)
{
    struct output *output = report->output;
    uint64_t unnamed_os = 0, unnamed_processor = 0, unknown = 0;
    bool first = true;
    output_text(output, "       [");
    print_address(report, flags);
    output_text(output, "]: ");
    while (flags) {
        uint64_t bit = flags & -flags;
        flags &= ~bit;
        const struct elf_flag *flag = elf_section_flag(&report->object.header, bit);
        if (flag && flag->name) {
            output_text(output, first ? "" : ", ");
            output_text(output, flag->name);
            first = false;
        } else if (bit & SHF_MASKOS) {
            unnamed_os |= bit;
        } else if (bit & SHF_MASKPROC) {
            unnamed_processor |= bit;
        } else {
            unknown |= bit;
        }
    }
    print_unnamed_flags(report, "OS", unnamed_os, &first);
    print_unnamed_flags(report, "PROC", unnamed_processor, &first);
    print_unnamed_flags(report, "UNKNOWN", unknown, &first);
    output_char(output, '\n');
}

/* Prints what a compressed section says about itself, for -t. */
static void print_compression(struct report *report, const Elf64_Shdr *section)
{
    struct elf_layout layout = report->object.layout;
    size_t size = layout.is64 ? sizeof(Elf64_Chdr) : sizeof(Elf32_Chdr);
    const unsigned char *from = elf_bytes_at(report->object.bytes, section->sh_offset, size);
    if (!from) {
        output_text(report->output, "       [<corrupt>]\n");
        return;
    }
    uint32_t type = elf_read32(from, layout.swap);
    size_t place = layout.is64 ? offsetof(Elf64_Chdr, ch_size) : offsetof(Elf32_Chdr, ch_size);
    const struct elf_name *name = elf_name_find(elf_compression_names, type);
    if (name)
        output_format(report->output, "       %s, ", name->name);
    else
        output_format(report->output, "       [<unknown>: 0x%x], ", type);
    print_address(report, elf_read_word(from + place, layout));
    output_format(report->output, ", %ju\n",
                  (uintmax_t)elf_read_word(from + place + (layout.is64 ? 8 : 4), layout));
}

/* Prints the heading of the columns. */
static void print_columns(struct report *report)
{
    bool is64 = report->object.layout.is64, wide = report->options->wide;
    struct output *output = report->output;
    if (!report->options->section_details) {
        output_text(output,
                    !is64  ? "  [Nr] Name              Type            Addr     Off    Size   ES "
                             "Flg Lk Inf Al\n"
                    : wide ? "  [Nr] Name              Type            Address          Off    "
                             "Size   ES Flg Lk Inf Al\n"
                           : "  [Nr] Name              Type             Address           Offset\n"
                             "       Size              EntSize          Flags  Link  Info  "
                             "Align\n");
        return;
    }
    output_text(output,
                !is64  ? "  [Nr] Name\n"
                         "       Type            Addr     Off    Size   ES   Lk Inf Al\n"
                : wide ? "  [Nr] Name\n"
                         "       Type            Address          Off    Size   ES   Lk Inf Al\n"
                       : "  [Nr] Name\n"
                         "       Type              Address          Offset            Link\n"
                         "       Size              EntSize          Info              Align\n");
    output_text(output, "       Flags\n");
}

/* Prints the meaning of the flags' letters. */
static void print_key(struct report *report)
{
    unsigned char osabi = report->object.header.e_ident[EI_OSABI];
    uint16_t machine = report->object.header.e_machine;
    struct output *output = report->output;
    output_text(output, "Key to Flags:\n"
                        "  W (write), A (alloc), X (execute), M (merge), S (strings), I (info),\n"
                        "  L (link order), O (extra OS processing required), G (group), T (TLS),\n"
                        "  C (compressed), x (unknown), o (OS specific), E (exclude),\n  ");
    if (osabi == ELFOSABI_GNU || osabi == ELFOSABI_FREEBSD)
        output_text(output, "R (retain), D (mbind), ");
    else if (osabi == ELFOSABI_NONE)
        output_text(output, "D (mbind), ");
    if (machine == EM_X86_64 || machine == EM_L1OM || machine == EM_K1OM)
        output_text(output, "l (large), ");
    else if (machine == EM_ARM)
        output_text(output, "y (purecode), ");
    else if (machine == EM_PPC)
        output_text(output, "v (VLE), ");
    output_text(output, "p (processor specific)\n");
}

/* Prints the fields of SECTION that fit on one line: -W, and 32-bit files. */
static void print_on_one_line(struct report *report, const Elf64_Shdr *section)
{
    struct output *output = report->output;
    bool details = report->options->section_details;
    char letters[65];
    print_address(report, section->sh_addr);
    output_char(output, ' ');
    output_hex(output, section->sh_offset, 6);
    output_char(output, ' ');
    output_hex(output, section->sh_size, 6);
    output_char(output, ' ');
    output_hex(output, section->sh_entsize, 2);
    output_char(output, ' ');
    if (details) {
        output_char(output, ' ');
    } else {
        output_right(output, flag_letters(&report->object.header, section->sh_flags, letters), 3);
        output_char(output, ' ');
    }
    uint16_t machine = report->object.header.e_machine;
    bool named = details && !report->object.layout.is64 &&
                 section->sh_link >= report->object.section_count && machine == EM_386;
    if (named && section->sh_link == SHN_BEFORE_INDEX)
        output_text(output, "<BEFORE>");
    else if (named && section->sh_link == SHN_AFTER_INDEX)
        output_text(output, "<AFTER>");
    else
        output_decimal(output, section->sh_link, 2);
    output_char(output, ' ');
    output_decimal(output, section->sh_info, 3);
    output_char(output, ' ');
    output_decimal(output, section->sh_addralign, 2);
    output_char(output, '\n');
}

/* Prints the fields of SECTION of a 64-bit file in 80 columns. */
static void print_on_two_lines(struct report *report, const Elf64_Shdr *section)
{
    struct output *output = report->output;
    char letters[65];
    output_char(output, ' ');
    print_address(report, section->sh_addr);
    output_text(output, "  ");
    if (report->options->section_details) {
        output_hex(output, section->sh_offset, 16);
        output_format(output, "  %u\n       ", section->sh_link);
        print_address(report, section->sh_size);
        output_char(output, ' ');
        print_address(report, section->sh_entsize);
        output_format(output, "  %-16u  %ju\n", section->sh_info, (uintmax_t)section->sh_addralign);
        return;
    }
    output_hex(output, section->sh_offset, 8);
    output_text(output, "\n       ");
    print_address(report, section->sh_size);
    output_text(output, "  ");
    print_address(report, section->sh_entsize);
    output_format(output, " %3s      %2u   %3u     %ju\n",
                  flag_letters(&report->object.header, section->sh_flags, letters),
                  section->sh_link, section->sh_info, (uintmax_t)section->sh_addralign);
}

/* Prints the section with number INDEX. */
static void print_section(struct report *report, uint64_t index)
{
    struct output *output = report->output;
    const Elf64_Shdr *section = &report->object.sections[index];
    bool wide = report->options->wide;
    char number[24], name[SECTION_NAME_SIZE];
    output_text(output, "  [");
    output_decimal(output, index, 2);
    output_text(output, "] ");
    if (report->options->section_details) {
        print_section_name(report, section);
        output_text(output, "\n      ");
    } else {
        print_name_padded(report, printable_section_name(report, section, name), 17);
    }
    output_char(output, ' ');
    const char *type = type_name(report, section->sh_type, number);
    size_t length = strlen(type);
    if (length > 15 && !wide)
        output_bytes(output, type, 15);
    else
        output_left(output, type, 15);
    output_char(output, ' ');
    if (wide || !report->object.layout.is64)
        print_on_one_line(report, section);
    else
        print_on_two_lines(report, section);
    if (report->options->section_details) {
        print_flag_names(report, section->sh_flags);
        if (section->sh_flags & SHF_COMPRESSED)
            print_compression(report, section);
    }
    explain_section(report, section);
}

void print_sections(struct report *report)
{
    const struct elf_object *object = &report->object;
    struct output *output = report->output;
    uint64_t stated = object->sections_stated;
    if (stated == 0) {
        if (object->header.e_shoff != 0)
            report_error(report, "possibly corrupt ELF file header - it has a non-zero section "
                                 "header offset, but no section headers");
        else
            output_text(output, "\nThere are no sections in this file.\n");
        return;
    }
    if (!report->options->header)
        output_format(output, "There %s %ju section header%s, starting at offset 0x%jx:\n",
                      stated == 1 ? "is" : "are", (uintmax_t)stated, stated == 1 ? "" : "s",
                      (uintmax_t)object->header.e_shoff);
    if (object->section_count == 0)
        return;
    output_text(output, stated == 1 ? "\nSection Header:\n" : "\nSection Headers:\n");
    print_columns(report);
    explain_sections(report);
    for (uint64_t i = 0; i < object->section_count; i++)
        print_section(report, i);
    if (!report->options->section_details)
        print_key(report);
    explain_sections_end(report);
}
