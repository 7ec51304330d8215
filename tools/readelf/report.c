/* report.c: see report.h. */
#include "readelf/report.h"

#include "base/message.h"
#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/map.h"
#include "readelf/notes.h"

#include <stdarg.h>
#include <stdio.h>

/* After so many messages about a file there is nothing new in the next ones. */
enum { MOST_MESSAGES = 100 };

/* Formats a message and prints it, with what was printed so far before it. */
static void tell(struct report *report, const char *format, va_list arguments)
{
    char text[512];
    if (report->messages > MOST_MESSAGES)
        return;
    if (report->messages++ == MOST_MESSAGES) {
        message_error(report->name, "and more like these, which are not shown");
        return;
    }
    vsnprintf(text, sizeof text, format, arguments);
    output_flush(report->output);
    message_error(report->name, "%s", text);
}

void report_error(struct report *report, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(report, format, arguments);
    va_end(arguments);
    report->failed = true;
}

void report_warning(struct report *report, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(report, format, arguments);
    va_end(arguments);
}

/* Says whether there is an index for stack unwinding in the form of Arm. */
static bool has_unwind_index(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_ARM_EXIDX)
            return true;
    return false;
}

/* Prints what -u has to say: there is no decoder for stack unwinding here. */
static void print_unwind(struct report *report)
{
    const Elf64_Ehdr *header = &report->object.header;
    if (header->e_machine == EM_386 || header->e_machine == EM_X86_64) {
        output_text(report->output, "No processor specific unwind information to decode\n");
        return;
    }
    /* For Arm there is one in GNU readelf; what it prints is the same if there is
       nothing to decode. */
    if (header->e_machine == EM_ARM && !has_unwind_index(&report->object)) {
        output_text(report->output, "\nThere are no unwind sections in this file.\n");
        return;
    }
    const struct elf_name *machine = elf_name_find(elf_machine_names, header->e_machine);
    char number[32];
    snprintf(number, sizeof number, "<unknown>: 0x%x", header->e_machine);
    output_format(report->output,
                  "\nThe decoding of unwind sections for machine type %s is not currently "
                  "supported.\n",
                  machine ? machine->name : number);
}

/* Reads the tables that several parts share; what is broken is reported once. */
static void open_shared_tables(struct report *report)
{
    struct elf_error error;
    if (report->object.sections_error.text[0])
        report_error(report, "%s", report->object.sections_error.text);
    if (report->object.names_error.text[0])
        report_error(report, "%s", report->object.names_error.text);
    if (report->object.segments_error.text[0])
        report_error(report, "%s", report->object.segments_error.text);
    if (!elf_dynamic_open(&report->dynamic, &report->object, &error))
        report_error(report, "%s", error.text);
    const struct options *options = report->options;
    bool versions =
        options->symbols || options->dynamic_symbols || options->relocations || options->versions;
    if (versions &&
        !elf_versions_open(&report->versions, &report->object, &report->dynamic, &error))
        report_error(report, "%s", error.text);
}

/* Prints the parts, in the order of GNU readelf. */
static void print_parts(struct report *report)
{
    const struct options *options = report->options;
    if (options->header)
        print_header(report);
    if (options->sections)
        print_sections(report);
    if (options->groups)
        print_groups(report);
    if (options->segments)
        print_segments(report);
    if (options->dynamic)
        print_dynamic(report);
    if (options->relocations && options->use_dynamic)
        print_dynamic_relocations(report);
    else if (options->relocations)
        print_relocations(report);
    if (options->unwind && !sections_are_broken(report))
        print_unwind(report);
    if (options->symbols && options->use_dynamic)
        print_dynamic_symbols(report);
    else if (options->symbols || options->dynamic_symbols)
        print_symbols(report);
    if (options->histogram)
        print_histogram(report);
    if (options->versions)
        print_versions(report);
    if (options->dump_count > 0)
        print_dumps(report);
    if (options->notes)
        print_notes(report);
    if (options->map)
        print_map(report);
}

bool report_object(struct output *output, const struct options *options, const char *name,
                   struct elf_bytes bytes)
{
    struct report report = {.output = output, .options = options, .name = name};
    struct explainer explainer;
    struct elf_error error;
    if (options->explain) {
        memset(&explainer, 0, sizeof explainer);
        report.explainer = &explainer;
    }
    if (!elf_object_open(&report.object, bytes, &error)) {
        report_error(&report, "%s", error.text);
        return false;
    }
    output_begin_file(output, bytes.size);
    open_shared_tables(&report);
    print_parts(&report);
    if (!output_end_file(output)) {
        message_error(name,
                      "its tables overlap, or many names are one: this would be more than %d times "
                      "as long as the file, and ends here",
                      OUTPUT_FACTOR);
        report.failed = true;
    }
    elf_versions_close(&report.versions);
    elf_object_close(&report.object);
    return !report.failed;
}
