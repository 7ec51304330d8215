/* message.c: see message.h. */
#include "message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Copies TEXT to TO (of SIZE bytes) with control characters as \xNN. */
static void escape(char *to, size_t size, const char *text)
{
    size_t used = 0;
    for (; *text != '\0' && used + 5 < size; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < ' ' || c == 0x7f)
            used += (size_t)snprintf(to + used, size - used, "\\x%02x", c);
        else
            to[used++] = (char)c;
    }
    to[used] = '\0';
}

/* Formats the whole message first and writes it at once, so that messages of
   tools that run side by side do not mix. */
static void print(const char *where, const char *format, va_list arguments)
{
    char text[4096], clean[4096], place[2048];
    vsnprintf(text, sizeof text, format, arguments);
    escape(clean, sizeof clean, text);
    escape(place, sizeof place, where ? where : "");
    fflush(stdout);
    fprintf(stderr, "%s: %s%s%s\n", program_invocation_short_name, place, where ? ": " : "", clean);
}

void message_error(const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print(where, format, arguments);
    va_end(arguments);
}

void message_at_list(const char *file, int line, const char *format, va_list arguments)
{
    char where[2048];
    snprintf(where, sizeof where, "%s:%d", file, line);
    print(where, format, arguments);
}

void message_at(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    message_at_list(file, line, format, arguments);
    va_end(arguments);
}

void message_fatal(int status, const char *where, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print(where, format, arguments);
    va_end(arguments);
    exit(status);
}
