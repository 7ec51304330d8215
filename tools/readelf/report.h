/*
 * report.h: one object file, while its parts are being printed.
 *
 * This is all that the files which print a part have in common. Which parts there
 * are is not known here, but in object.h.
 */
#ifndef READELF_REPORT_H
#define READELF_REPORT_H

#include "base/output.h"
#include "elf/dynamic.h"
#include "elf/object.h"
#include "elf/versions.h"
#include "readelf/options.h"

struct explainer; /* explain.h */

struct report {
    struct output *output;
    const struct options *options;
    const char *name; /* of the file, for headings and messages */
    struct elf_object object;
    struct elf_dynamic dynamic;
    struct elf_versions versions;
    struct elf_text interpreter; /* what PT_INTERP has; NULL: nothing */
    struct explainer *explainer; /* NULL without --explain */
    bool failed;                 /* something could not be read: the exit status will say so */
    unsigned messages;           /* so many were printed about this file */
};

/* Reports an error in this file on standard error, after what was printed so
   far. report_warning() does the same, but leaves the exit status alone: for
   what is odd and can be printed all the same. Of very many messages only the
   first ones are shown. */
void report_error(struct report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void report_warning(struct report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says whether there are sections that could not be read. That has been reported;
   what is in sections cannot be shown, nor that there is none of it. */
static inline bool sections_are_broken(const struct report *report)
{
    return report->object.sections_stated != 0 && report->object.section_count == 0;
}

#endif
