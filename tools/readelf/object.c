/* object.c: see object.h. */
#include "readelf/object.h"

#include "base/message.h"
#include "readelf/dump.h"
#include "readelf/dynamic.h"
#include "readelf/explain.h"
#include "readelf/facts.h"
#include "readelf/groups.h"
#include "readelf/header.h"
#include "readelf/histogram.h"
#include "readelf/library_list.h"
#include "readelf/map.h"
#include "readelf/mips.h"
#include "readelf/notes.h"
#include "readelf/relocations.h"
#include "readelf/report.h"
#include "readelf/sections.h"
#include "readelf/segments.h"
#include "readelf/symbols.h"
#include "readelf/unwind.h"
#include "readelf/versions.h"

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
    report->interpreter = interpreter_path(report);
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
    if (options->architecture) {
        print_library_lists(report);
        print_mips(report);
    }
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
    struct output_limit limit = output_begin_file(output, bytes.size);
    open_shared_tables(&report);
    print_parts(&report);
    if (!output_end_file(output, limit)) {
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
