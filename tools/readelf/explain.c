/* explain.c: what the other explain_*.c share; see explain.h. */
#include "readelf/explain.h"

#include <stdarg.h>
#include <stdio.h>

/* Prints TEXT with EXPLAIN_MARK before each line. */
static void print_wrapped(struct output *output, const char *text, bool wide)
{
    enum { COLUMNS = 80 };
    size_t column = 0;
    /* Where a damaged file kept a line from being ended, there is no line below
       which the sentence could stand. */
    if (!output_begins_line(output))
        return;
    while (*text) {
        size_t word = strcspn(text, " ");
        if (column > 0 && !wide && column + 1 + word > COLUMNS) {
            output_char(output, '\n');
            column = 0;
        }
        if (column == 0) {
            output_text(output, EXPLAIN_MARK);
            column = strlen(EXPLAIN_MARK);
        } else {
            output_char(output, ' ');
            column++;
        }
        output_untrusted(output, text, word);
        column += word;
        text += word + strspn(text + word, " ");
    }
    output_char(output, '\n');
}

void explain(struct report *report, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    print_wrapped(report->output, text, report->options->wide);
}

bool explain_first(struct report *report, const void *thing)
{
    struct explainer *explainer = report->explainer;
    size_t place = ((uintptr_t)thing >> 3) % EXPLAIN_SEEN;
    while (explainer->seen[place]) {
        if (explainer->seen[place] == thing)
            return false;
        place = (place + 1) % EXPLAIN_SEEN;
    }
    /* One place stays free, to end the search above. */
    if (explainer->count == EXPLAIN_SEEN - 1)
        return false;
    explainer->seen[place] = thing;
    explainer->count++;
    return true;
}

void explain_name(struct report *report, const struct elf_name *name)
{
    if (name && explain_first(report, name))
        explain(report, "%s: %s", name->name, name->meaning);
}

struct explain_text explain_text(struct elf_text text)
{
    struct explain_text result;
    char *to = result.text, *end = result.text + sizeof result.text - 8;
    size_t i;
    for (i = 0; i < text.length && to < end; i++) {
        unsigned char c = (unsigned char)text.start[i];
        if (c < ' ' || c == 0x7f)
            to += sprintf(to, "\\x%02X", c);
        else
            *to++ = (char)c;
    }
    if (i < text.length) {
        /* Not in the middle of a UTF-8 character. */
        while (to > result.text && i > 0 && ((unsigned char)text.start[i--] & 0xc0) == 0x80)
            to--;
        to += sprintf(to, "...");
    }
    *to = '\0';
    return result;
}

const Elf64_Phdr *explain_segment_of_type(const struct report *report, uint32_t type)
{
    for (uint64_t i = 0; i < report->object.segment_count; i++)
        if (report->object.segments[i].p_type == type)
            return &report->object.segments[i];
    return NULL;
}

struct elf_text explain_interpreter(const struct report *report)
{
    const Elf64_Phdr *segment = explain_segment_of_type(report, PT_INTERP);
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

/* Finds out what the file is. */
static enum file_kind find_kind(const struct report *report)
{
    uint64_t name;
    bool has_loader = explain_segment_of_type(report, PT_INTERP) != NULL;
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

enum file_kind explain_kind(const struct report *report)
{
    struct explainer *explainer = report->explainer;
    if (explainer->kind == FILE_UNKNOWN)
        explainer->kind = find_kind(report);
    return explainer->kind;
}

const char *explain_joiner(const struct report *report)
{
    return explain_kind(report) == FILE_MODULE ? "kernel" : "linker";
}

const char *explain_subject(const struct report *report)
{
    switch (explain_kind(report)) {
    case FILE_PROGRAM:
    case FILE_STATIC: return "The program";
    case FILE_LIBRARY: return "The library";
    default: return "The file";
    }
}

bool explain_is_musl(const struct report *report)
{
    if (elf_text_begins(explain_interpreter(report), "/lib/ld-musl-"))
        return true;
    const struct elf_table *entries = &report->dynamic.entries;
    for (uint64_t i = 0; i < entries->count; i++) {
        Elf64_Dyn entry = elf_dynamic_at(entries, i);
        struct elf_text name = elf_bytes_string(report->dynamic.strings, entry.d_un.d_val);
        if (entry.d_tag == DT_NEEDED &&
            (elf_text_is(name, "libc.so") || elf_text_begins(name, "libc.musl-")))
            return true;
    }
    return false;
}

bool explain_binds_now(const struct report *report)
{
    uint64_t flags;
    const struct elf_dynamic *dynamic = &report->dynamic;
    return elf_dynamic_find(dynamic, DT_BIND_NOW, &flags) ||
           (elf_dynamic_find(dynamic, DT_FLAGS, &flags) && flags & DF_BIND_NOW) ||
           (elf_dynamic_find(dynamic, DT_FLAGS_1, &flags) && flags & DF_1_NOW);
}

struct elf_text explain_place(const struct report *report, uint64_t address)
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

void explain_archive_index(struct output *output, const struct options *options)
{
    if (options->explain)
        print_wrapped(output,
                      "By this list the linker finds the member that defines a name, without "
                      "looking into each; ar s or ranlib makes it.",
                      options->wide);
}
