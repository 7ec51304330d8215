/* explain_segments.c: the sentences for the program headers (-l). */
#include "readelf/explain.h"

/* What a mapped part of the file is used for, by its permissions. */
static const char *use_of(uint32_t flags)
{
    switch (flags & (PF_R | PF_W | PF_X)) {
    case PF_R: return "read only: headers, tables and constants";
    case PF_R | PF_X:
    case PF_X: return "to be executed, not changed: code";
    case PF_R | PF_W: return "may be changed: variables, and each process has its own copy";
    case PF_R | PF_W | PF_X:
    case PF_W | PF_X: return "both writable and executable, which makes a program easier to attack";
    default: return "without any access";
    }
}

/* Explains a PT_LOAD. */
static void explain_load(struct report *report, const Elf64_Phdr *segment)
{
    char flags[4] = {segment->p_flags & PF_R ? 'R' : '-', segment->p_flags & PF_W ? 'W' : '-',
                     segment->p_flags & PF_X ? 'E' : '-', '\0'};
    explain(report, "%s: %s.", flags, use_of(segment->p_flags));
    if (segment->p_memsz > segment->p_filesz)
        explain(report,
                "MemSiz is %ju more than FileSiz: that much memory begins as zeros (.bss) and "
                "takes up no room in the file.",
                (uintmax_t)(segment->p_memsz - segment->p_filesz));
}

/* Explains PT_INTERP. */
static void explain_loader(struct report *report, const Elf64_Phdr *segment)
{
    struct elf_text path = explain_interpreter(report);
    if (segment->p_filesz == 0 || !path.start)
        return;
    explain(report,
            "The kernel starts %s first: that is the loader. It loads the libraries, and then "
            "jumps to the entry point.",
            explain_text(path).text);
}

/* Explains PT_GNU_RELRO. */
static void explain_relro(struct report *report)
{
    uint64_t calls;
    if (!elf_dynamic_find(&report->dynamic, DT_JMPREL, &calls))
        return;
    explain(report, explain_binds_now(report)
                        ? "All functions are looked up at start (BIND_NOW), so it covers the "
                          "addresses that calls go through too: full RELRO."
                        : "Functions are looked up at their first call, so the addresses that "
                          "calls go through (.got.plt) stay writable: partial RELRO.");
}

void explain_segment(struct report *report, const Elf64_Phdr *segment)
{
    if (!report->explainer)
        return;
    explain_name(report, elf_segment_type_name(&report->object.header, segment->p_type));
    switch (segment->p_type) {
    case PT_LOAD: explain_load(report, segment); break;
    case PT_INTERP: explain_loader(report, segment); break;
    case PT_GNU_RELRO: explain_relro(report); break;
    case PT_GNU_STACK:
        explain(report, segment->p_flags & PF_X
                            ? "With E: it asks for an executable stack, which makes a program "
                              "easier to attack."
                            : "Without E: the stack need not be executable.");
        break;
    case PT_TLS:
        explain(report, "Each thread gets %ju bytes for the variables of this file.",
                (uintmax_t)segment->p_memsz);
        break;
    default: break;
    }
}

void explain_no_segments(struct report *report)
{
    if (report->explainer && report->object.header.e_type == ET_REL)
        explain(report, "An object file needs none: what is loaded together is decided when a "
                        "program or library is linked.");
}

void explain_segments(struct report *report)
{
    if (!report->explainer)
        return;
    explain(report,
            "Offset, FileSiz: which part of the file; VirtAddr, MemSiz: where it is in "
            "memory%s. PhysAddr has no meaning under Linux. Flg: R read, W write, E "
            "execute. Align: place in the file and address agree modulo this.",
            report->object.header.e_type == ET_DYN ? ", counted from the load address" : "");
}

void explain_segments_end(struct report *report)
{
    if (!report->explainer)
        return;
    if (explain_interpreter(report).start || explain_segment_of_type(report, PT_INTERP))
        return;
    if (explain_kind(report) == FILE_STATIC)
        explain(report, "No PT_INTERP: the kernel starts it without a loader: it is %s.",
                report->object.header.e_type == ET_DYN
                    ? "a static program that relocates itself (static-pie)"
                    : "a static program");
    else if (explain_kind(report) == FILE_LIBRARY)
        explain(report, "No PT_INTERP: a library needs none, as the loader of the program that "
                        "uses it loads it.");
}

void explain_mapping(struct report *report)
{
    if (report->explainer)
        explain(report, "The same bytes in two views: sections are what the linker joined, "
                        "segments are what is loaded. A section can be in several segments.");
}

void explain_mapping_end(struct report *report)
{
    const struct elf_object *object = &report->object;
    char names[512];
    size_t length = 0;
    if (!report->explainer || object->header.e_type == ET_CORE)
        return;
    for (uint64_t i = 1; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_flags & SHF_ALLOC)
            continue;
        struct explain_text name = explain_text(elf_section_name(object, section));
        size_t size = strlen(name.text);
        if (length + size + 8 > sizeof names) {
            memcpy(names + length, " ...", 5);
            length += 4;
            break;
        }
        names[length] = ' ';
        memcpy(names + length + 1, name.text, size + 1);
        length += size + 1;
    }
    if (length > 0)
        explain(report, "Not in memory when it runs, for linkers and debuggers only:%s", names);
}
