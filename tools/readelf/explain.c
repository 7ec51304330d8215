/* explain.c: see explain.h. */
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
    if (name && name->meaning && explain_first(report, name))
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

enum file_kind explain_kind(const struct report *report)
{
    struct explainer *explainer = report->explainer;
    if (explainer->kind == FILE_UNKNOWN)
        explainer->kind = find_file_kind(report);
    return explainer->kind;
}

bool explain_is_musl(const struct report *report)
{
    enum answer *answer = &report->explainer->musl;
    if (*answer == ANSWER_UNKNOWN)
        *answer = is_for_musl(report) ? ANSWER_YES : ANSWER_NO;
    return *answer == ANSWER_YES;
}

bool explain_binds_now(const struct report *report)
{
    enum answer *answer = &report->explainer->now;
    if (*answer == ANSWER_UNKNOWN)
        *answer = binds_now(report) ? ANSWER_YES : ANSWER_NO;
    return *answer == ANSWER_YES;
}

bool explain_has_runpath(const struct report *report)
{
    enum answer *answer = &report->explainer->runpath;
    uint64_t value;
    if (*answer == ANSWER_UNKNOWN)
        *answer = elf_dynamic_find(&report->dynamic, DT_RUNPATH, &value) ? ANSWER_YES : ANSWER_NO;
    return *answer == ANSWER_YES;
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

void explain_archive_index(struct output *output, const struct options *options)
{
    if (options->explain)
        print_wrapped(output,
                      "By this list the linker finds the member that defines a name, without "
                      "looking into each; ar s or ranlib makes it.",
                      options->wide);
}
