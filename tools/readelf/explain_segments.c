/* explain_segments.c: see explain_segments.h. */
#include "readelf/explain_segments.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"

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

/* Explains a PT_LOAD of a file that is not loaded: a core file, or one for
   debuggers. Returns whether it is one. */
static bool explain_not_loaded(struct report *report, const Elf64_Phdr *segment)
{
    static const char memory[] = "LOAD: A part of the memory that the process had.";
    static const char not_saved[] = "MemSiz is more than FileSiz: the rest was not saved here; it "
                                    "is in the file that the process had mapped there.";
    static const char debug[] =
        "LOAD: A part that is mapped into memory when a file is loaded. Not of this one: the "
        "content is in the file that it was taken from.";
    const char *text = memory;
    switch (explain_kind(report)) {
    case FILE_CORE: break;
    case FILE_DEBUG: text = debug; break;
    default: return false;
    }
    if (explain_first(report, text))
        explain(report, "%s", text);
    if (text == memory && segment->p_memsz > segment->p_filesz && explain_first(report, not_saved))
        explain(report, "%s", not_saved);
    return true;
}

/* Explains a PT_LOAD. */
static void explain_load(struct report *report, const Elf64_Phdr *segment)
{
    if (explain_not_loaded(report, segment))
        return;
    explain_name(report, elf_segment_type_name(&report->object.header, segment->p_type));
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
    struct elf_text path = report->interpreter;
    if (segment->p_filesz == 0 || !path.start)
        return;
    explain(report,
            "%s %s first: that is the loader. It loads the libraries, and then jumps to the entry "
            "point.",
            explain_kind(report) == FILE_LIBRARY
                ? "If this library is started like a program, the kernel starts"
                : "The kernel starts",
            explain_text(path).text);
}

/* Explains PT_GNU_RELRO: whether it covers the addresses that calls go through,
   of which the first relocation for calls has one. */
static void explain_relro(struct report *report, const Elf64_Phdr *segment)
{
    uint64_t calls;
    struct elf_layout layout = report->object.layout;
    if (explain_kind(report) == FILE_STATIC ||
        !elf_dynamic_find(&report->dynamic, DT_JMPREL, &calls))
        return;
    const unsigned char *first =
        elf_bytes_at(elf_bytes_from_address(&report->object, calls), 0, layout.is64 ? 8 : 4);
    if (!first)
        return;
    uint64_t slot = elf_read_word(first, layout);
    bool now = explain_binds_now(report);
    struct explain_text place = explain_text(loaded_section_name(report, slot));
    if (slot >= segment->p_vaddr && slot - segment->p_vaddr < segment->p_memsz)
        explain(report, "%s it covers the addresses that calls go through too: full RELRO.",
                now ? "All functions are looked up at start (BIND_NOW), so" : "Here");
    else
        explain(report,
                "%s the addresses that calls go through%s%s%s stay writable: partial RELRO.",
                now                       ? "All functions are looked up at start (BIND_NOW), but"
                : explain_is_musl(report) ? "Here"
                                          : "Functions are looked up at their first call, so",
                place.text[0] ? " (" : "", place.text, place.text[0] ? ")" : "");
}

/* What dlopen of glibc says to a library that asks for an executable stack. */
static const char stack_refusal[] =
    "From glibc 2.41 on, dlopen refuses it: 'cannot enable executable stack as shared object "
    "requires'. A program that is linked with it still starts.";

/* Explains PT_GNU_STACK. */
static void explain_stack(struct report *report, const Elf64_Phdr *segment)
{
    if (!(segment->p_flags & PF_X)) {
        explain(report, "Without E: the stack need not be executable.");
        return;
    }
    explain(report, "With E: it asks for an executable stack, which makes a program easier to "
                    "attack.");
    if (explain_kind(report) == FILE_LIBRARY && !is_for_musl(report))
        explain(report, "%s", stack_refusal);
}

/* Explains that a library has no PT_GNU_STACK, where that means something: on the
   processors that are older than it, to glibc's loader. */
static void explain_no_stack(struct report *report)
{
    unsigned machine = report->object.header.e_machine;
    if (explain_kind(report) != FILE_LIBRARY || is_for_musl(report) ||
        find_segment(report, PT_GNU_STACK) ||
        (machine != EM_X86_64 && machine != EM_386 && machine != EM_ARM))
        return;
    explain(report, "No GNU_STACK: to glibc's loader that means an executable stack. %s",
            stack_refusal);
}

void explain_segment(struct report *report, const Elf64_Phdr *segment)
{
    if (!report->explainer)
        return;
    if (segment->p_type == PT_LOAD) {
        explain_load(report, segment);
        return;
    }
    explain_name(report, elf_segment_type_name(&report->object.header, segment->p_type));
    switch (segment->p_type) {
    case PT_INTERP: explain_loader(report, segment); break;
    case PT_GNU_RELRO: explain_relro(report, segment); break;
    case PT_GNU_STACK: explain_stack(report, segment); break;
    case PT_TLS:
        explain(report, "Each thread gets %ju bytes for the variables of this file.",
                (uintmax_t)segment->p_memsz);
        break;
    default: break;
    }
}

void explain_no_segments(struct report *report)
{
    if (!report->explainer || report->object.header.e_type != ET_REL)
        return;
    if (explain_kind(report) == FILE_MODULE)
        explain(report, "A module needs none: the kernel loads it by its sections.");
    else
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
    if (!report->explainer || find_segment(report, PT_INTERP))
        return;
    explain_no_stack(report);
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
    if (!report->explainer || explain_kind(report) == FILE_CORE ||
        explain_kind(report) == FILE_DEBUG)
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
