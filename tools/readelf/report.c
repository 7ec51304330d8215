/* report.c: see report.h. */
#include "readelf/report.h"

#include "base/message.h"

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
