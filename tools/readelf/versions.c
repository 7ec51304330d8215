/*
 * versions.c: see versions.h. LSB, "Symbol Versioning".
 *
 * Here the tables are shown as they are in their sections, link by link. What
 * they mean for a symbol is in symbol_version.c.
 */
#include "readelf/versions.h"

#include "readelf/explain_versions.h"
#include "readelf/text.h"

/* Prints the flags of a version. */
static void print_flags(struct output *output, unsigned flags)
{
    static const struct {
        unsigned bit;
        const char *name;
    } names[] = {{VER_FLG_BASE, "BASE"}, {VER_FLG_WEAK, "WEAK"}, {4, "INFO"}};
    bool first = true;
    if (flags == 0)
        output_text(output, "none");
    for (size_t i = 0; i < 3; i++) {
        if (!(flags & names[i].bit))
            continue;
        output_text(output, first ? "" : " | ");
        output_text(output, names[i].name);
        flags &= ~names[i].bit;
        first = false;
    }
    if (flags)
        output_text(output, first ? "<unknown>" : " | <unknown>");
}

/* Prints OFFSET as "%#06x" does: 0 without the "0x". */
static void print_offset(struct output *output, uint64_t offset)
{
    output_text(output, offset == 0 ? "  00" : "  0x");
    output_hex(output, offset, 4);
    output_text(output, ": ");
}

/* Prints the lines above a table of COUNT entries. */
static void print_heading(struct report *report, const Elf64_Shdr *section, const char *kind,
                          uint64_t count)
{
    const struct elf_object *object = &report->object;
    struct output *output = report->output;
    output_format(output, "\nVersion %s section '", kind);
    print_section_name(report, section);
    output_format(output, "' contains %ju entr%s:\n Addr: 0x", (uintmax_t)count,
                  count == 1 ? "y" : "ies");
    output_hex(output, section->sh_addr, 16);
    output_format(output, "  Offset: 0x%08jx  Link: %u (", (uintmax_t)section->sh_offset,
                  section->sh_link);
    if (section->sh_link < object->section_count)
        print_section_name(report, &object->sections[section->sh_link]);
    else
        output_text(output, "<corrupt>");
    output_text(output, ")\n");
}

/* Prints the string at PLACE of the dynamic strings after a label; without it,
   the other label and the number. */
static void print_string(struct report *report, uint32_t place, const char *label,
                         const char *format_without)
{
    struct elf_text name = elf_bytes_string(report->dynamic.strings, place);
    if (!name.start) {
        output_format(report->output, format_without, place);
        return;
    }
    output_text(report->output, label);
    output_untrusted(report->output, name.start, name.length);
}

/* A table while it is walked. The budget: an entry has 16 bytes at least. */
struct walk {
    struct report *report;
    struct elf_bytes bytes;
    bool swap;
    uint64_t budget;
};

/* Returns the entry of SIZE bytes at OFFSET, or NULL at the end of the budget. */
static const unsigned char *step(struct walk *walk, uint64_t offset, size_t size)
{
    if (walk->budget == 0)
        return NULL;
    walk->budget--;
    return elf_bytes_at(walk->bytes, offset, size);
}

/* Prints one definition, at OFFSET: its own name and those of its parents. */
static bool print_definition(struct walk *walk, uint64_t offset, const unsigned char *from)
{
    struct output *output = walk->report->output;
    bool swap = walk->swap;
    uint16_t count = elf_read16(from + offsetof(Elf64_Verdef, vd_cnt), swap);
    uint64_t place = offset + elf_read32(from + offsetof(Elf64_Verdef, vd_aux), swap);
    print_offset(output, offset);
    output_format(output,
                  "Rev: %d  Flags: ", elf_read16(from + offsetof(Elf64_Verdef, vd_version), swap));
    unsigned flags = elf_read16(from + offsetof(Elf64_Verdef, vd_flags), swap);
    unsigned index = elf_read16(from + offsetof(Elf64_Verdef, vd_ndx), swap);
    print_flags(output, flags);
    output_format(output, "  Index: %u  Cnt: %d  ", index, count);
    for (uint16_t i = 0; i < count || i == 0; i++) {
        const unsigned char *name = step(walk, place, sizeof(Elf64_Verdaux));
        if (!name) {
            output_text(output, "  Version def aux past end of section\n");
            return false;
        }
        uint32_t text = elf_read32(name + offsetof(Elf64_Verdaux, vda_name), swap);
        uint32_t next = elf_read32(name + offsetof(Elf64_Verdaux, vda_next), swap);
        if (i == 0) {
            print_string(walk->report, text, "Name: ", "Name index: %u");
        } else {
            print_offset(output, place);
            output_format(output, "Parent %d", i);
            print_string(walk->report, text, ": ", ", name index: %u");
        }
        output_char(output, '\n');
        struct elf_text shown = elf_bytes_string(walk->report->dynamic.strings, text);
        if (i == 0)
            explain_definition(walk->report, shown, flags, index);
        else
            explain_parent(walk->report, shown);
        place += next;
        if (next == 0 && i + 1 < count) {
            output_text(output, "  Version def aux past end of section\n");
            return false;
        }
    }
    return true;
}

/* Prints the versions that this file defines. */
static void print_definitions(struct report *report, const Elf64_Shdr *section)
{
    struct walk walk = {report, elf_section_bytes(&report->object, section),
                        report->object.layout.swap, section->sh_size / 8};
    print_heading(report, section, "definition", section->sh_info);
    explain_definitions(report);
    uint64_t offset = 0;
    for (uint32_t i = 0; i < section->sh_info; i++) {
        const unsigned char *from = step(&walk, offset, sizeof(Elf64_Verdef));
        if (!from || !print_definition(&walk, offset, from)) {
            report_error(report, "%s", "version definition past end of section");
            return;
        }
        uint32_t next = elf_read32(from + offsetof(Elf64_Verdef, vd_next), walk.swap);
        if (next == 0 && i + 1 < section->sh_info) {
            report_error(report, "%s", "version definitions end before their number is reached");
            return;
        }
        offset += next;
    }
}

/* Prints what is needed of one file, whose entry is at OFFSET. */
static bool print_need(struct walk *walk, uint64_t offset, const unsigned char *from)
{
    struct output *output = walk->report->output;
    bool swap = walk->swap;
    uint16_t count = elf_read16(from + offsetof(Elf64_Verneed, vn_cnt), swap);
    uint64_t place = offset + elf_read32(from + offsetof(Elf64_Verneed, vn_aux), swap);
    print_offset(output, offset);
    output_format(output, "Version: %d",
                  elf_read16(from + offsetof(Elf64_Verneed, vn_version), swap));
    uint32_t file = elf_read32(from + offsetof(Elf64_Verneed, vn_file), swap);
    print_string(walk->report, file, "  File: ", "  File: %x");
    output_format(output, "  Cnt: %d\n", count);
    explain_need(walk->report, elf_bytes_string(walk->report->dynamic.strings, file));
    for (uint16_t i = 0; i < count; i++) {
        const unsigned char *version = step(walk, place, sizeof(Elf64_Vernaux));
        if (!version)
            return false;
        print_offset(output, place);
        uint32_t name = elf_read32(version + offsetof(Elf64_Vernaux, vna_name), swap);
        unsigned flags = elf_read16(version + offsetof(Elf64_Vernaux, vna_flags), swap);
        unsigned index = elf_read16(version + offsetof(Elf64_Vernaux, vna_other), swap);
        print_string(walk->report, name, "  Name: ", "  Name index: %x");
        output_text(output, "  Flags: ");
        print_flags(output, flags);
        output_format(output, "  Version: %u\n", index);
        explain_needed_version(walk->report, elf_bytes_string(walk->report->dynamic.strings, name),
                               flags, index);
        uint32_t next = elf_read32(version + offsetof(Elf64_Vernaux, vna_next), swap);
        if (next == 0 && i + 1 < count)
            return false;
        place += next;
    }
    return true;
}

/* Prints the versions that this file needs. */
static void print_needs(struct report *report, const Elf64_Shdr *section)
{
    struct walk walk = {report, elf_section_bytes(&report->object, section),
                        report->object.layout.swap, section->sh_size / 8};
    print_heading(report, section, "needs", section->sh_info);
    explain_needs(report);
    uint64_t offset = 0;
    for (uint32_t i = 0; i < section->sh_info; i++) {
        const unsigned char *from = step(&walk, offset, sizeof(Elf64_Verneed));
        uint32_t next = from ? elf_read32(from + offsetof(Elf64_Verneed, vn_next), walk.swap) : 0;
        if (!from || !print_need(&walk, offset, from) || (next == 0 && i + 1 < section->sh_info)) {
            report_error(report, "%s", "Missing Version Needs information");
            return;
        }
        offset += next;
    }
}

/* Returns the name of the version with index STORED, as the table shows it. */
static struct elf_text index_name(struct report *report, uint16_t stored)
{
    const struct elf_version *needed = elf_version_needed(&report->versions, stored);
    const struct elf_version *defined = NULL;
    if (stored != 0x8001)
        defined = elf_version_defined(&report->versions, stored & ELF_VERSION_INDEX);
    if (needed && defined)
        return elf_text("*both*");
    if (!needed && !defined)
        return (struct elf_text){NULL, 0};
    uint32_t place = needed ? needed->name : defined->name;
    struct elf_text name = elf_bytes_string(report->versions.names, place);
    return name.start ? name : elf_text("*invalid*");
}

/* Prints one entry of the table of indices, 18 columns wide. */
static void print_index(struct report *report, uint16_t stored)
{
    struct output *output = report->output;
    if (stored == 0 || stored == 1) {
        output_text(output, stored == 0 ? "   0 (*local*)    " : "   1 (*global*)   ");
        return;
    }
    output_format(output, "%4x%c", stored & ELF_VERSION_INDEX,
                  stored & ELF_VERSION_HIDDEN ? 'h' : ' ');
    size_t printed = 5;
    struct elf_text name = index_name(report, stored);
    if (name.start) {
        output_char(output, '(');
        output_untrusted(output, name.start, name.length);
        /* "%-*s" of the bracket, as wide as 12 columns less the name; a width
           below zero counts as one above. */
        size_t width = name.length < 12 ? 12 - name.length : name.length - 12;
        output_left(output, ")", width);
        printed += 1 + name.length + (width > 1 ? width : 1);
    }
    if (printed < 18)
        output_repeat(output, ' ', 18 - printed);
}

/* Prints the version index of every dynamic symbol. */
static void print_indices(struct report *report, const Elf64_Shdr *section)
{
    struct output *output = report->output;
    struct elf_bytes indices = elf_section_bytes(&report->object, section);
    uint64_t count = section->sh_size / 2;
    print_heading(report, section, "symbols", count);
    explain_indices(report);
    if (!indices.start) {
        report_error(report, "version symbols: not in the file");
        return;
    }
    for (uint64_t i = 0; i < count && !output_ended(output); i++) {
        if (i % 4 == 0)
            output_format(output, "  %03jx:", (uintmax_t)i);
        print_index(report, elf_read16(indices.start + i * 2, report->object.layout.swap));
        if (i % 4 == 3 || i + 1 == count)
            output_char(output, '\n');
    }
}

void print_versions(struct report *report)
{
    bool found = false;
    if (sections_are_broken(report))
        return;
    for (uint64_t i = 0; i < report->object.section_count; i++) {
        const Elf64_Shdr *section = &report->object.sections[i];
        if (section->sh_type == SHT_GNU_verdef)
            print_definitions(report, section);
        else if (section->sh_type == SHT_GNU_verneed)
            print_needs(report, section);
        else if (section->sh_type == SHT_GNU_versym &&
                 section->sh_link < report->object.section_count)
            print_indices(report, section);
        else
            continue;
        found = true;
    }
    if (!found)
        output_text(report->output, "\nNo version information found in this file.\n");
}
