/* groups.c: see groups.h. gABI, "Section Groups". */
#include "readelf/groups.h"

#include "elf/symbols.h"
#include "readelf/explain_sections.h"
#include "readelf/text.h"

/* Prints the first word of a group: whether it may be there once only. */
static void print_flags(struct output *output, uint32_t flags)
{
    uint32_t known = GRP_COMDAT | GRP_MASKOS | GRP_MASKPROC;
    if (flags == GRP_COMDAT)
        output_text(output, "COMDAT ");
    else if (flags != 0)
        output_format(output, "[0x%x: %s%s%s]", flags, flags & GRP_MASKOS ? "<OS specific>" : "",
                      flags & GRP_MASKPROC ? "<PROC specific>" : "",
                      flags & ~known ? "<unknown>" : "");
}

/* Finds the name of the group: that of the symbol which its header names, or of
   the section that the symbol stands for. */
static bool group_name(struct report *report, const Elf64_Shdr *section, struct elf_text *name)
{
    const struct elf_object *object = &report->object;
    uintmax_t index = (uintmax_t)(section - object->sections);
    struct elf_symbols symbols;
    struct elf_error error;
    if (section->sh_link >= object->section_count ||
        object->sections[section->sh_link].sh_type != SHT_SYMTAB) {
        report_error(report, "section %ju: bad sh_link in a group section", index);
        return false;
    }
    if (!elf_symbols_open(&symbols, object, &object->sections[section->sh_link], &error)) {
        report_error(report, "%s", error.text);
        return false;
    }
    if (section->sh_info >= symbols.table.count) {
        report_error(report, "section %ju: bad sh_info in a group section", index);
        return false;
    }
    Elf64_Sym symbol = elf_symbol_at(&symbols.table, section->sh_info);
    *name = elf_bytes_string(symbols.strings, symbol.st_name);
    if (ELF64_ST_TYPE(symbol.st_info) == STT_SECTION) {
        uint32_t place = elf_symbol_section(&symbols, section->sh_info, &symbol);
        if (place == 0 || place >= object->section_count) {
            report_error(report, "section %ju: bad sh_info in a group section", index);
            return false;
        }
        *name = section_name(report, &object->sections[place]);
    }
    if (!name->start)
        *name = elf_text("<corrupt>");
    return true;
}

/* Prints one group. */
static void print_group(struct report *report, const Elf64_Shdr *section)
{
    const struct elf_object *object = &report->object;
    struct output *output = report->output;
    uintmax_t index = (uintmax_t)(section - object->sections);
    struct elf_text name;
    if (!group_name(report, section, &name))
        return;
    struct elf_bytes words = elf_section_bytes(object, section);
    if (words.size < 4) {
        report_error(report, "section %ju: the group is empty or not in the file", index);
        return;
    }
    uint64_t count = words.size / 4 - 1;
    output_char(output, '\n');
    print_flags(output, elf_read32(words.start, object->layout.swap));
    output_format(output, "group section [%5ju] `", index);
    print_section_name(report, section);
    output_text(output, "' [");
    output_untrusted(output, name.start, name.length);
    output_format(output, "] contains %ju sections:\n   [Index]    Name\n", (uintmax_t)count);
    explain_group(report, elf_read32(words.start, object->layout.swap) & GRP_COMDAT, name);
    for (uint64_t i = 1; i <= count && !output_ended(output); i++) {
        uint32_t member = elf_read32(words.start + i * 4, object->layout.swap);
        if (member >= object->section_count) {
            report_error(report, "section %ju: member %u of the group is not a section", index,
                         member);
            continue;
        }
        output_format(output, "   [%5u]   ", member);
        print_section_name(report, &object->sections[member]);
        output_char(output, '\n');
    }
}

void print_groups(struct report *report)
{
    bool found = false;
    if (sections_are_broken(report))
        return;
    for (uint64_t i = 0; i < report->object.section_count; i++) {
        if (report->object.sections[i].sh_type != SHT_GROUP)
            continue;
        found = true;
        print_group(report, &report->object.sections[i]);
    }
    if (!found)
        output_text(report->output, "\nThere are no section groups in this file.\n");
}
