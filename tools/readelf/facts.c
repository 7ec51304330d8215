/* facts.c: see facts.h. */
#include "readelf/facts.h"

#include "elf/names.h"

#include <stdio.h>

const Elf64_Phdr *find_segment(const struct report *report, uint32_t type)
{
    for (uint64_t i = 0; i < report->object.segment_count; i++)
        if (report->object.segments[i].p_type == type)
            return &report->object.segments[i];
    return NULL;
}

struct elf_text interpreter_path(const struct report *report)
{
    const Elf64_Phdr *segment = find_segment(report, PT_INTERP);
    if (!segment)
        return (struct elf_text){NULL, 0};
    return elf_bytes_string(
        elf_bytes_part(report->object.bytes, segment->p_offset, segment->p_filesz), 0);
}

/* Says whether the content of the file's code is elsewhere, as in a file that was
   made for debuggers only (objcopy --only-keep-debug). */
static bool is_debug_file(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type == SHT_NOBITS && section->sh_size > 0 &&
            (section->sh_flags & SHF_EXECINSTR ||
             elf_text_is(elf_section_name(object, section), ".dynstr")))
            return true;
    }
    return false;
}

/* Says whether a relocatable file is a module for the kernel. */
static bool is_module(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (elf_text_is(elf_section_name(object, &object->sections[i]),
                        ".gnu.linkonce.this_module"))
            return true;
    return false;
}

enum file_kind find_file_kind(const struct report *report)
{
    uint64_t name;
    bool has_loader = find_segment(report, PT_INTERP) != NULL;
    if (is_debug_file(&report->object))
        return FILE_DEBUG;
    switch (report->object.header.e_type) {
    case ET_REL: return is_module(&report->object) ? FILE_MODULE : FILE_RELOCATABLE;
    case ET_CORE: return FILE_CORE;
    case ET_EXEC: return has_loader ? FILE_PROGRAM : FILE_STATIC;
    case ET_DYN:
        if (elf_is_pie(&report->dynamic))
            return has_loader ? FILE_PROGRAM : FILE_STATIC;
        /* A library may name a loader, so as to say its version when started. A
           program from a linker that did not mark them yet has no SONAME. */
        return has_loader && !elf_dynamic_find(&report->dynamic, DT_SONAME, &name) ? FILE_PROGRAM
                                                                                   : FILE_LIBRARY;
    default: return FILE_OTHER;
    }
}

const char *describe_file_type(const struct report *report, char *buffer)
{
    unsigned type = report->object.header.e_type;
    const struct elf_name *known = elf_name_find(elf_file_type_names, type);
    if (type == ET_DYN && elf_is_pie(&report->dynamic))
        return "DYN (Position-Independent Executable file)";
    if (known)
        return known->name;
    const char *format = type >= ET_LOPROC                    ? "Processor Specific: (%x)"
                         : type >= ET_LOOS && type <= ET_HIOS ? "OS Specific: (%x)"
                                                              : "<unknown>: %x";
    snprintf(buffer, FILE_TYPE_SIZE, format, type);
    return buffer;
}

bool is_for_musl(const struct report *report)
{
    static const char musl[] = "libc.musl-";
    if (elf_text_begins(report->interpreter, "/lib/ld-musl-"))
        return true;
    const struct elf_table *entries = &report->dynamic.entries;
    for (uint64_t i = 0; i < entries->count; i++) {
        Elf64_Dyn entry = elf_dynamic_at(entries, i);
        struct elf_bytes strings = report->dynamic.strings;
        const unsigned char *name = elf_bytes_at(strings, entry.d_un.d_val, sizeof musl - 1);
        if (entry.d_tag == DT_NEEDED &&
            (elf_bytes_string_is(strings, entry.d_un.d_val, "libc.so") ||
             (name && memcmp(name, musl, sizeof musl - 1) == 0)))
            return true;
    }
    return false;
}

bool binds_now(const struct report *report)
{
    uint64_t flags;
    const struct elf_dynamic *dynamic = &report->dynamic;
    return elf_dynamic_find(dynamic, DT_BIND_NOW, &flags) ||
           (elf_dynamic_find(dynamic, DT_FLAGS, &flags) && flags & DF_BIND_NOW) ||
           (elf_dynamic_find(dynamic, DT_FLAGS_1, &flags) && flags & DF_1_NOW);
}

struct elf_text loaded_section_name(const struct report *report, uint64_t address)
{
    for (uint64_t i = 0; i < report->object.section_count; i++) {
        const Elf64_Shdr *section = &report->object.sections[i];
        bool template = section->sh_flags & SHF_TLS && section->sh_type == SHT_NOBITS;
        if (section->sh_flags & SHF_ALLOC && !template && address >= section->sh_addr &&
            address - section->sh_addr < section->sh_size)
            return elf_section_name(&report->object, section);
    }
    return (struct elf_text){NULL, 0};
}
