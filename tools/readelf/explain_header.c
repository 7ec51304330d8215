/* explain_header.c: see explain_header.h. */
#include "readelf/explain_header.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"

/* Explains e_type. */
static void explain_type(struct report *report)
{
    const Elf64_Ehdr *header = &report->object.header;
    const struct elf_name *name = elf_name_find(elf_file_type_names, header->e_type);
    enum file_kind kind = explain_kind(report);
    if (kind == FILE_DEBUG) {
        explain(report, "The type of the file that this one was taken from; this one is for "
                        "debuggers and cannot be run.");
    } else if (kind == FILE_MODULE) {
        explain(report, "Compiled code that the kernel joins with itself: a module.");
    } else if (header->e_type != ET_DYN) {
        explain(report, "%s", name ? name->meaning : "A type of one system or processor only.");
    } else if (elf_is_pie(&report->dynamic)) {
        explain(report, "The same number as for a shared library, since it can be loaded at any "
                        "address too; the flag PIE of the dynamic section (-d) says that it is a "
                        "program.");
    } else if (kind == FILE_PROGRAM) {
        explain(report, "The number for shared libraries, but this one names a loader (-l): so it "
                        "is a program that can be loaded at any address, not marked as such.");
    } else {
        explain(report, "A shared library: it can be loaded at any address.%s",
                interpreter_path(report).start ? " It names a loader, so it can be started too."
                                               : "");
    }
}

/* Explains e_entry. */
static void explain_entry(struct report *report)
{
    bool dynamic = report->object.header.e_type == ET_DYN;
    enum file_kind kind = explain_kind(report);
    if (report->object.header.e_entry == 0)
        explain(report, "0: there is nothing to start here%s.",
                kind == FILE_LIBRARY       ? ", a library is called by programs"
                : kind == FILE_RELOCATABLE ? ", it has to be linked first"
                : kind == FILE_MODULE      ? ", the kernel calls what it finds in it"
                                           : "");
    else if (kind == FILE_PROGRAM)
        explain(report,
                "Where the program begins when the loader has done its work: not in main, but in "
                "the start-up code that calls main%s.",
                dynamic ? "; counted from where the program is loaded" : "");
    else if (kind == FILE_STATIC)
        explain(report,
                "Where the kernel makes the program begin: not in main, but in the start-up code "
                "that calls main%s.",
                dynamic ? "; counted from where the program is loaded" : "");
    else if (kind == FILE_LIBRARY)
        explain(report, "Where it would begin if it were started as a program; of no use to the "
                        "programs that call it.");
    else
        explain(report, "Where execution would begin.");
}

/* Explains where the two tables begin. */
static void explain_starts(struct report *report, enum header_field field)
{
    const struct elf_object *object = &report->object;
    enum file_kind kind = explain_kind(report);
    if (field == HEADER_SEGMENTS_START && object->header.e_phoff == 0)
        explain(report,
                "0: there is no table of segments, so the file cannot be loaded as a "
                "program or library is%s.",
                kind == FILE_RELOCATABLE ? ", only linked" : "");
    else if (field == HEADER_SEGMENTS_START && kind == FILE_CORE)
        explain(report, "The table of segments (-l), which lists the memory of the process, begins "
                        "at this byte of the file.");
    else if (field == HEADER_SEGMENTS_START && kind == FILE_DEBUG)
        explain(report, "The table of segments (-l) of the file that this one was taken from "
                        "begins at this byte.");
    else if (field == HEADER_SEGMENTS_START)
        explain(report, "The table of segments (-l), from which the kernel and the loader work, "
                        "begins at this byte of the file.");
    else if (object->header.e_shoff == 0)
        explain(report, "0: there is no table of sections.%s",
                kind == FILE_CORE ? "" : " To run the file, none is needed.");
    else if (object->header.e_type == ET_REL || kind == FILE_DEBUG)
        explain(report,
                "The table of sections (-S), from which %s, begins at this byte of the file.",
                kind == FILE_DEBUG                    ? "debuggers work"
                : explain_kind(report) == FILE_MODULE ? "the kernel works"
                                                      : "the linker works");
    else
        explain(report, "The table of sections (-S) begins at this byte of the file; linkers and "
                        "debuggers read it, and to run the file none is needed.");
}

/* Explains e_flags. */
static void explain_flags(struct report *report)
{
    const Elf64_Ehdr *header = &report->object.header;
    switch (header->e_machine) {
    case EM_386:
    case EM_X86_64:
    case EM_AARCH64:
        explain(report, "%s this processor's ABI defines no flags.",
                header->e_flags == 0 ? "Always 0:" : "It should be 0, as");
        break;
    case EM_ARM:
    case EM_RISCV:
        explain(report, "The variant of the calling convention and of the processor; the linker "
                        "refuses to mix files whose calling conventions differ.");
        break;
    default: explain(report, "Flags that each kind of processor has of its own.");
    }
}

/* Explains the sizes and the numbers of entries. */
static void explain_counts(struct report *report, enum header_field field)
{
    const struct elf_object *object = &report->object;
    const Elf64_Ehdr *header = &object->header;
    bool is64 = object->layout.is64;
    if (field == HEADER_SIZE)
        explain(report, "This header; it is always at the very beginning of the file.");
    else if (field == HEADER_SEGMENT_SIZE)
        explain(report,
                header->e_phentsize ? "One entry of the table of segments; always %d in a %d-bit "
                                      "file."
                                    : "0, as there is no table of segments.",
                is64 ? 56 : 32, is64 ? 64 : 32);
    else if (field == HEADER_SEGMENT_COUNT)
        explain(report, header->e_phnum == PN_XNUM
                            ? "There are too many for this field: section 0 holds the number."
                            : "How many entries the table of segments has.");
    else if (field == HEADER_SECTION_SIZE)
        explain(report,
                header->e_shentsize ? "One entry of the table of sections; always %d in a %d-bit "
                                      "file."
                                    : "0, as there is no table of sections.",
                is64 ? 64 : 40, is64 ? 64 : 32);
    else if (header->e_shnum == 0 && object->sections_stated > 0)
        explain(report, "There are too many for this field: section 0 holds the number.");
    else
        explain(report, "How many entries the table of sections has%s.",
                header->e_shnum > 0 ? ", with the empty one at number 0" : "");
}

/* Explains e_shstrndx. */
static void explain_names_index(struct report *report)
{
    const struct elf_object *object = &report->object;
    if (object->names_index_stated == SHN_UNDEF) {
        explain(report, "0: the sections have no names.");
        return;
    }
    struct elf_text name = {NULL, 0};
    if (object->names_index < object->section_count && object->names_index != SHN_UNDEF)
        name = elf_section_name(object, &object->sections[object->names_index]);
    explain(report, "The names of all sections are in section %u%s%s.", object->names_index_stated,
            name.start ? ", " : "", explain_text(name).text);
}

/* Explains the fields that have a table of names. */
static void explain_named(struct report *report, enum header_field field)
{
    const Elf64_Ehdr *header = &report->object.header;
    const struct elf_name *name =
        field == HEADER_CLASS   ? elf_name_find(elf_class_names, header->e_ident[EI_CLASS])
        : field == HEADER_DATA  ? elf_name_find(elf_encoding_names, header->e_ident[EI_DATA])
        : field == HEADER_OSABI ? elf_osabi_name(header)
                                : elf_name_find(elf_machine_names, header->e_machine);
    if (name)
        explain(report, "%s", name->meaning);
    else
        explain(report, "A number that has no name here.");
}

void explain_header(struct report *report, enum header_field field)
{
    if (!report->explainer)
        return;
    switch (field) {
    case HEADER_MAGIC:
        explain(report, "How every ELF file begins: the byte 7f and the letters E, L, F (45 4c "
                        "46). The next five bytes are the five fields below; the rest is unused.");
        break;
    case HEADER_CLASS:
    case HEADER_DATA:
    case HEADER_OSABI:
    case HEADER_MACHINE: explain_named(report, field); break;
    case HEADER_IDENT_VERSION:
        explain(report, "The version of the ELF format; there has only been 1.");
        break;
    case HEADER_ABI_VERSION:
        explain(report, "Which version of that OS/ABI the file needs; 0 on nearly every file.");
        break;
    case HEADER_TYPE: explain_type(report); break;
    case HEADER_VERSION: explain(report, "The version of the ELF format once more."); break;
    case HEADER_ENTRY: explain_entry(report); break;
    case HEADER_SEGMENTS_START:
    case HEADER_SECTIONS_START: explain_starts(report, field); break;
    case HEADER_FLAGS: explain_flags(report); break;
    case HEADER_NAMES_INDEX: explain_names_index(report); break;
    default: explain_counts(report, field);
    }
}
