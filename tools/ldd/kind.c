/* kind.c: see kind.h. */
#include "ldd/kind.h"

#include "elf/archive.h"
#include "elf/dynamic.h"
#include "elf/names_machine.h"
#include "ldd/limits.h"
#include "ldd/packed.h"
#include "ldd/traces.h"
#include "ldso/machine.h"

#include <stdio.h>

/* Returns the first segment of TYPE, or NULL. */
static const Elf64_Phdr *segment_of_type(const struct elf_object *object, uint32_t type)
{
    for (uint64_t i = 0; i < object->segment_count; i++)
        if (object->segments[i].p_type == type)
            return &object->segments[i];
    return NULL;
}

/* Appends the class and the machine: "64-bit, x86-64". */
static void say_machine(struct prose *prose, const struct elf_object *object)
{
    const struct ldso_machine *machine = ldso_machine_of(object);
    const struct elf_name *name = elf_name_find(elf_machine_names, object->header.e_machine);
    char number[32];
    snprintf(number, sizeof number, "machine number %u", object->header.e_machine);
    prose_text(prose, object->layout.is64 ? "64-bit, " : "32-bit, ");
    prose_name(prose, machine ? machine->name : name ? name->name : number);
}

/* Appends the path in PT_INTERP. */
static void say_interpreter(struct prose *prose, const struct elf_object *object)
{
    const Elf64_Phdr *segment = segment_of_type(object, PT_INTERP);
    struct elf_text text =
        elf_bytes_string(elf_bytes_part(object->bytes, segment->p_offset, segment->p_filesz), 0);
    prose_bytes(prose, text.start, text.length);
}

/* Tells of a static program that has a dynamic section all the same. */
static enum kind describe_static_pie(const struct elf_object *object, struct prose *prose)
{
    struct payload payload = payload_look(object);
    bool packed = payload_is_likely(&payload);
    prose_text(prose, packed ? "Probably a packed program, behind a static-pie one ("
                             : "A static-pie program (");
    say_machine(prose, object);
    prose_text(prose, "): it names no loader (PT_INTERP). It has a dynamic section "
                      "(PT_DYNAMIC) all the same, by which it relocates itself, and which "
                      "says that it is a program (DF_1_PIE).");
    payload_describe(&payload, prose);
    if (!packed) {
        struct traces traces = traces_look(object);
        limits_say(&traces, prose);
    }
    return packed ? KIND_PACKED : KIND_STATIC_PIE;
}

/* Tells what a file with a dynamic section is. */
static enum kind describe_dynamic(const struct elf_object *object, struct prose *prose)
{
    struct elf_dynamic dynamic;
    uint64_t value;
    bool readable = elf_dynamic_open(&dynamic, object, NULL);
    bool pie = readable && elf_is_pie(&dynamic);
    bool soname = readable && elf_dynamic_find(&dynamic, DT_SONAME, &value);
    bool needs = readable && elf_dynamic_find(&dynamic, DT_NEEDED, &value);
    bool program = object->header.e_type == ET_EXEC || pie;
    if (segment_of_type(object, PT_INTERP)) {
        enum kind kind = program || !soname ? KIND_PROGRAM : KIND_BOTH;
        prose_text(prose, kind == KIND_BOTH ? "A library that can also be run ("
                          : program && !pie ? "A dynamic program at a fixed address ("
                                            : "A dynamic program that can be loaded anywhere (");
        say_machine(prose, object);
        prose_text(prose, "). Its loader, in PT_INTERP, is ");
        say_interpreter(prose, object);
        prose_text(prose, ".");
        return kind;
    }
    if (program)
        return describe_static_pie(object, prose);
    prose_text(prose, "A shared library (");
    say_machine(prose, object);
    prose_text(prose, ")");
    if (readable && !needs)
        prose_text(prose, ": it needs no other (it has no DT_NEEDED)");
    prose_text(prose, ".");
    return KIND_LIBRARY;
}

/* Tells what a program without a dynamic section is. */
static enum kind describe_static(const struct elf_object *object, struct prose *prose)
{
    struct payload payload = payload_look(object);
    bool packed = payload_is_likely(&payload);
    prose_text(prose, packed ? "Probably a packed program (" : "A static program (");
    say_machine(prose, object);
    prose_text(prose, "): it has neither a dynamic section (PT_DYNAMIC) nor a loader "
                      "(PT_INTERP)");
    struct traces traces = traces_look(object);
    if (packed || payload.behind > 0)
        prose_text(prose, ".");
    else if (traces_found(&traces))
        prose_text(prose, ", so it starts without another file.");
    else
        prose_text(prose, ", so all that it needs is in it.");
    payload_describe(&payload, prose);
    if (packed)
        prose_text(prose, " What it unpacks when it runs may well need libraries.");
    else
        limits_say(&traces, prose);
    return packed ? KIND_PACKED : KIND_STATIC;
}

/* Tells what an ELF file is. */
static enum kind describe_elf(const struct elf_object *object, struct prose *prose)
{
    const Elf64_Ehdr *header = &object->header;
    char number[32];
    switch (header->e_type) {
    case ET_REL:
        prose_text(prose, "A relocatable object file (");
        say_machine(prose, object);
        prose_text(prose, "): input for the linker. Which libraries it needs is not decided yet.");
        return KIND_RELOCATABLE;
    case ET_CORE:
        prose_text(prose, "A core file (");
        say_machine(prose, object);
        prose_text(prose, "): the memory of a process that has ended. Its program has libraries, "
                          "this file has none.");
        return KIND_CORE;
    case ET_EXEC:
    case ET_DYN: break;
    default:
        snprintf(number, sizeof number, "0x%x", header->e_type);
        prose_say(prose, "An ELF file of an unknown type (%s).", number);
        return KIND_ODD;
    }
    if (object->segment_count == 0) {
        prose_text(prose, "An ELF file without program headers: nothing of it can be loaded.");
        if (object->segments_error.text[0])
            prose_say(prose, " (%s)", object->segments_error.text);
        return KIND_ODD;
    }
    if (segment_of_type(object, PT_DYNAMIC))
        return describe_dynamic(object, prose);
    if (segment_of_type(object, PT_INTERP)) {
        prose_text(prose, "A program that names a loader (PT_INTERP), ");
        say_interpreter(prose, object);
        prose_text(prose, ", but has no dynamic section (PT_DYNAMIC) for it to work from.");
        return KIND_ODD;
    }
    return describe_static(object, prose);
}

/* Tells about a script: the first line is for the kernel. execve(2) */
static enum kind describe_script(struct elf_bytes bytes, struct prose *prose)
{
    const char *line = (const char *)bytes.start + 2;
    size_t rest = (size_t)bytes.size - 2, length = 0, program;
    while (length < rest && line[length] != '\n')
        length++;
    for (; length > 0 && (*line == ' ' || *line == '\t'); length--)
        line++;
    for (program = 0; program < length && line[program] != ' ' && line[program] != '\t';)
        program++;
    prose_text(prose, "A script: its first line tells the kernel to start ");
    prose_bytes(prose, line, program);
    prose_text(prose, ". That program has libraries, not the script.");
    return KIND_SCRIPT;
}

/* Says whether the beginning of BYTES is text. */
static bool is_text(struct elf_bytes bytes)
{
    uint64_t size = bytes.size < 512 ? bytes.size : 512;
    for (uint64_t i = 0; i < size; i++)
        if (bytes.start[i] < ' ' && !memchr("\t\n\r\f", bytes.start[i], 4))
            return false;
    return true;
}

/* Tells about text: a linker script may be called lib*.so. */
static enum kind describe_text(struct elf_bytes bytes, struct prose *prose)
{
    size_t size = bytes.size < 4096 ? (size_t)bytes.size : 4096;
    if (memmem(bytes.start, size, "GROUP", 5) || memmem(bytes.start, size, "INPUT", 5))
        prose_text(prose, "A linker script: text for the linker, which names the real libraries. "
                          "The loader does not understand it.");
    else
        prose_text(prose, "Text, and no ELF file.");
    return KIND_TEXT;
}

enum kind kind_describe(struct elf_bytes bytes, struct prose *prose)
{
    struct elf_object object;
    struct elf_text text = {(const char *)bytes.start, (size_t)bytes.size};
    if (elf_has_magic(bytes)) {
        if (!elf_object_open(&object, bytes, NULL)) {
            prose_say(prose,
                      "It begins as an ELF file, but ends after %zu bytes, inside the "
                      "header.",
                      (size_t)bytes.size);
            return KIND_ODD;
        }
        enum kind kind = describe_elf(&object, prose);
        elf_object_close(&object);
        return kind;
    }
    if (elf_text_begins(text, "#!"))
        return describe_script(bytes, prose);
    if (elf_is_archive(bytes)) {
        prose_text(prose, "An archive, so a static library: its members are input for the "
                          "linker.");
        return KIND_ARCHIVE;
    }
    if (is_text(bytes))
        return describe_text(bytes, prose);
    char begin[16] = "";
    for (size_t i = 0; i < 4 && i < bytes.size; i++)
        snprintf(begin + 3 * i, sizeof begin - 3 * i, " %02x", bytes.start[i]);
    prose_say(prose, "No ELF file: it begins with the bytes%s, and an ELF file with 7f 45 4c 46.",
              begin);
    return KIND_ODD;
}

const char *kind_id(enum kind kind)
{
    static const char *const names[] = {
        [KIND_PROGRAM] = "program",
        [KIND_LIBRARY] = "library",
        [KIND_BOTH] = "library-and-program",
        [KIND_STATIC_PIE] = "static-pie",
        [KIND_STATIC] = "static",
        [KIND_PACKED] = "packed",
        [KIND_RELOCATABLE] = "relocatable",
        [KIND_CORE] = "core",
        [KIND_SCRIPT] = "script",
        [KIND_ARCHIVE] = "archive",
        [KIND_TEXT] = "text",
        [KIND_ODD] = "odd",
    };
    return names[kind];
}

bool kind_is_dynamic(enum kind kind)
{
    return kind <= KIND_STATIC_PIE;
}
