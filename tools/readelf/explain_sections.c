/* explain_sections.c: see explain_sections.h. */
#include "readelf/explain_sections.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"

/* Says of a relocation section which section it changes. */
static void explain_target(struct report *report, const Elf64_Shdr *section)
{
    const struct elf_object *object = &report->object;
    bool relocations = section->sh_type == SHT_REL || section->sh_type == SHT_RELA;
    if (!relocations || object->header.e_type != ET_REL || section->sh_info == 0 ||
        section->sh_info >= object->section_count)
        return;
    struct elf_text target = elf_section_name(object, &object->sections[section->sh_info]);
    explain(report, "Inf %u: the %s will fill in places of section %u, %s.", section->sh_info,
            explain_joiner(report), section->sh_info, explain_text(target).text);
}

/* Says how large a section is that has no content in the file; or that its content
   is elsewhere. */
static void explain_no_bits(struct report *report, const Elf64_Shdr *section)
{
    static const char elsewhere[] =
        "NOBITS: It takes up no room in this file: the content is in the file that this one was "
        "taken from, or begins as zeros (.bss).";
    const struct elf_object *object = &report->object;
    if (section->sh_type != SHT_NOBITS || section->sh_size == 0)
        return;
    if (explain_kind(report) == FILE_DEBUG) {
        if (explain_first(report, elsewhere))
            explain(report, "%s", elsewhere);
        return;
    }
    if (elf_special_section(elf_section_name(object, section)) ==
        elf_special_section(elf_text(".bss")))
        explain(report, "Here: %ju bytes of memory, and none in the file.",
                (uintmax_t)section->sh_size);
}

/* Explains each flag that has not been explained yet. */
static void explain_flags(struct report *report, uint64_t flags)
{
    for (; flags; flags &= flags - 1) {
        const struct elf_flag *flag = elf_section_flag(&report->object.header, flags & -flags);
        if (!flag || !explain_first(report, flag))
            continue;
        if (flag->letter && !report->options->section_details)
            explain(report, "%c: %s", flag->letter, flag->meaning);
        else if (flag->name)
            explain(report, "%s: %s", flag->name, flag->meaning);
    }
}

/* Explains how a section is compressed. */
static void explain_compression(struct report *report, const Elf64_Shdr *section)
{
    struct elf_bytes bytes = elf_section_bytes(&report->object, section);
    if (section->sh_flags & SHF_COMPRESSED && bytes.size >= 4)
        explain_name(report, elf_name_find(elf_compression_names,
                                           elf_read32(bytes.start, report->object.layout.swap)));
}

/* Explains a combination that is odd: memory should be writable or executable,
   not both. */
static void explain_danger(struct report *report, const Elf64_Shdr *section)
{
    uint64_t both = SHF_WRITE | SHF_EXECINSTR;
    if ((section->sh_flags & both) == both)
        explain(report, "W and X together: a program that can change its own code is easier to "
                        "attack.");
}

/* Explains by its name what a section is for. In a static program the procedure
   linkage table is not for the functions of other files. */
static void explain_purpose(struct report *report, struct elf_text name)
{
    static const char plt[] = "The procedure linkage table: in a static program, a few "
                              "instructions for each function that chooses its implementation at "
                              "start (IFUNC).";
    static const char got_plt[] = "The addresses that .plt jumps through: in a static program, of "
                                  "functions that choose their implementation at start (IFUNC).";
    const struct elf_name *special = elf_special_section(name);
    if (!special || !explain_first(report, special))
        return;
    const char *meaning = special->meaning;
    if (explain_kind(report) == FILE_STATIC)
        meaning = elf_text_is(name, ".plt")       ? plt
                  : elf_text_is(name, ".got.plt") ? got_plt
                                                  : meaning;
    explain(report, "%s: %s", explain_text(name).text, meaning);
}

void explain_section(struct report *report, const Elf64_Shdr *section)
{
    if (!report->explainer)
        return;
    struct elf_text name = elf_section_name(&report->object, section);
    explain_purpose(report, name);
    explain_target(report, section);
    explain_no_bits(report, section);
    if (section->sh_type != SHT_NOBITS || explain_kind(report) != FILE_DEBUG)
        explain_name(report, elf_section_type_name(&report->object.header, section->sh_type));
    explain_flags(report, section->sh_flags);
    explain_compression(report, section);
    explain_danger(report, section);
}

void explain_sections(struct report *report)
{
    if (!report->explainer)
        return;
    bool brief = report->options->wide || !report->object.layout.is64;
    bool relocatable = report->object.header.e_type == ET_REL;
    explain(
        report,
        "%s: where it is in memory%s%s%s. %s: where it is in the file. %s: the size of one entry, "
        "if it is a table. %s, %s: a section or symbol that belongs to it, depending on its "
        "type. %s: its address is a multiple of this.",
        report->object.layout.is64 ? "Address" : "Addr",
        relocatable ? ", which the " : ", or 0 if it is not loaded",
        relocatable ? explain_joiner(report) : "", relocatable ? " will decide" : "",
        brief ? "Off" : "Offset", brief ? "ES" : "EntSize", brief ? "Lk" : "Link",
        brief ? "Inf" : "Info", brief ? "Al" : "Align");
}

/* Explains that an object file does not say what stack it needs, on the processors that are
   older than the section for it. */
static void explain_no_stack(struct report *report)
{
    const struct elf_object *object = &report->object;
    unsigned machine = object->header.e_machine;
    if (explain_kind(report) != FILE_RELOCATABLE || object->section_count == 0 ||
        elf_section_named(object, ".note.GNU-stack") ||
        (machine != EM_X86_64 && machine != EM_386 && machine != EM_ARM))
        return;
    explain(report, "No .note.GNU-stack: GNU ld gives what is linked with this file an executable "
                    "stack. Compilers write that section, assembler files often lack it.");
}

void explain_sections_end(struct report *report)
{
    const struct elf_object *object = &report->object;
    if (!report->explainer)
        return;
    explain_no_stack(report);
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_SYMTAB)
            return;
    if (object->header.e_type == ET_EXEC || object->header.e_type == ET_DYN)
        explain(report, "There is no .symtab: the file has been stripped. To run it, none is "
                        "needed; a debugger lacks the names of what is not exported.");
}

void explain_group(struct report *report, bool comdat, struct elf_text name)
{
    if (!report->explainer)
        return;
    if (comdat)
        explain(report,
                "COMDAT: if several object files have a group called %s, the linker keeps "
                "one and leaves the others out.",
                explain_text(name).text);
    else
        explain(report, "The linker keeps these sections together, or leaves all of them out.");
}
