/* header.c: see header.h. gABI, "ELF Header". */
#include "readelf/header.h"

#include "elf/names.h"
#include "readelf/explain_header.h"
#include "readelf/facts.h"
#include "readelf/text.h"

#include <stdio.h>

/* What <elf.h> has no names for. */
#define EF_ARM_RELEXEC_BIT      0x01
#define EF_ARM_PIC_BIT          0x20
#define EF_RISCV_RVE_BIT        0x08
#define EF_RISCV_TSO_BIT        0x10
#define EF_RISCV_FLOAT_ABI_BITS 0x06

/* A bit of e_flags and its words. */
struct flag_words {
    uint32_t bit;
    const char *words;
};

static const struct flag_words arm_old[] = {
    {0x04, ", interworking enabled"},
    {0x08, ", uses APCS/26"},
    {0x10, ", uses APCS/float"},
    {0x40, ", 8 bit structure alignment"},
    {0x80, ", uses new ABI"},
    {0x100, ", uses old ABI"},
    {0x200, ", software FP"},
    {0x400, ", VFP"},
    {0, NULL},
};
static const struct flag_words arm_version_1[] = {
    {0x04, ", sorted symbol tables"},
    {0, NULL},
};
static const struct flag_words arm_version_2[] = {
    {0x04, ", sorted symbol tables"},
    {0x08, ", dynamic symbols use segment index"},
    {0x10, ", mapping symbols precede others"},
    {0, NULL},
};
static const struct flag_words arm_version_3[] = {
    {0, NULL},
};
static const struct flag_words arm_version_4[] = {
    {EF_ARM_LE8, ", LE8"},
    {EF_ARM_BE8, ", BE8"},
    {0, NULL},
};
static const struct flag_words arm_version_5[] = {
    {EF_ARM_ABI_FLOAT_SOFT, ", soft-float ABI"},
    {EF_ARM_ABI_FLOAT_HARD, ", hard-float ABI"},
    {EF_ARM_LE8, ", LE8"},
    {EF_ARM_BE8, ", BE8"},
    {0, NULL},
};

/* Prints the words for e_flags of an Arm file; which bits mean what depends on
   the version of the ABI in the highest byte. */
static void print_arm_flags(struct output *output, uint32_t flags)
{
    static const struct {
        const char *words;
        const struct flag_words *bits;
    } versions[] = {
        {", GNU EABI", arm_old},
        {", Version1 EABI", arm_version_1},
        {", Version2 EABI", arm_version_2},
        {", Version3 EABI", arm_version_3},
        {", Version4 EABI", arm_version_4},
        {", Version5 EABI", arm_version_5},
    };
    uint32_t version = flags >> 24;
    flags &= ~(uint32_t)EF_ARM_EABIMASK;
    if (flags & EF_ARM_RELEXEC_BIT)
        output_text(output, ", relocatable executable");
    if (flags & EF_ARM_PIC_BIT)
        output_text(output, ", position independent");
    flags &= ~(uint32_t)(EF_ARM_RELEXEC_BIT | EF_ARM_PIC_BIT);
    if (version >= sizeof versions / sizeof *versions) {
        output_text(output, ", <unrecognized EABI>");
        if (flags)
            output_text(output, ", <unknown>");
        return;
    }
    output_text(output, versions[version].words);
    for (const struct flag_words *word = versions[version].bits; word->words; word++) {
        if (flags & word->bit)
            output_text(output, word->words);
        flags &= ~word->bit;
    }
    if (flags && version != 3)
        output_text(output, ", <unknown>");
}

/* Prints the words for e_flags of a RISC-V file. */
static void print_riscv_flags(struct output *output, uint32_t flags)
{
    static const char *const float_abi[] = {", soft-float ABI", ", single-float ABI",
                                            ", double-float ABI", ", quad-float ABI"};
    if (flags & EF_RISCV_RVC)
        output_text(output, ", RVC");
    if (flags & EF_RISCV_RVE_BIT)
        output_text(output, ", RVE");
    if (flags & EF_RISCV_TSO_BIT)
        output_text(output, ", TSO");
    output_text(output, float_abi[(flags & EF_RISCV_FLOAT_ABI_BITS) >> 1]);
}

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
    if (header->e_machine == EM_ARM && header->e_flags)
        print_arm_flags(output, header->e_flags);
    else if (header->e_machine == EM_RISCV && header->e_flags)
        print_riscv_flags(output, header->e_flags);
    output_char(output, '\n');
    explain_header(report, HEADER_FLAGS);
    print_tables(report);
}
