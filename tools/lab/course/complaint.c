/* complaint.c: see complaint.h. */
#include "lab/course/complaint.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/message.h"

void complain(struct linter *linter, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    message_at_list(linter->document->file, line, format, arguments);
    va_end(arguments);
    linter->complaints++;
}

void warn(struct linter *linter, enum warning kind, int line, const char *format, ...)
{
    va_list arguments;
    linter->warnings[kind]++;
    if (linter->quiet)
        return;
    char *marked = string_format("warning: %s", format);
    va_start(arguments, format);
    message_at_list(linter->document->file, line, marked, arguments);
    va_end(arguments);
    free(marked);
}

void linter_free(struct linter *linter)
{
    lines_free(&linter->numbers);
}
