/* message.c: see message.h. */
#include "base/message.h"

#include "base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Copies TEXT to TO (of SIZE bytes) with control characters, and bytes that are no UTF-8,
   as \xNN. */
static void escape(char *to, size_t size, const char *text)
{
    size_t used = 0, left = strlen(text);
    while (left > 0 && used + 5 < size) {
        const unsigned char *bytes = (const unsigned char *)text;
        int length = utf8_length(bytes, left);
        if (length < 1 || utf8_is_control(bytes)) {
            used += (size_t)snprintf(to + used, size - used, "\\x%02x", bytes[0]);
            length = 1;
        } else {
            memcpy(to + used, text, (size_t)length);
            used += (size_t)length;
        }
        text += length;
        left -= (size_t)length;
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
