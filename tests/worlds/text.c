/* text.c: text that grows. */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Makes room for MORE bytes and a NUL. */
static void reserve(struct text *text, size_t more)
{
    if (text->length + more < text->room)
        return;
    text->room = 2 * (text->length + more + 64);
    text->bytes = realloc(text->bytes, text->room);
    if (!text->bytes) {
        fputs("worlds: out of memory\n", stderr);
        exit(2);
    }
}

void text_bytes(struct text *text, const char *bytes, size_t count)
{
    reserve(text, count);
    memcpy(text->bytes + text->length, bytes, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    reserve(text, (size_t)size);
    vsnprintf(text->bytes + text->length, (size_t)size + 1, format, again);
    va_end(again);
    text->length += (size_t)size;
}

void text_empty(struct text *text)
{
    text->length = 0;
    if (text->bytes)
        text->bytes[0] = '\0';
}

const char *text_of(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

/* Compares two lines, for qsort. */
static int compare(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

void text_sort_lines(struct text *text)
{
    size_t count = 0, most = 1;
    for (const char *c = text_of(text); *c; c++)
        most += *c == '\n';
    char **lines = calloc(most, sizeof *lines), *copy = strdup(text_of(text)), *rest = NULL;
    if (!lines || !copy) {
        fputs("worlds: out of memory\n", stderr);
        exit(2);
    }
    for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        lines[count++] = line;
    qsort(lines, count, sizeof *lines, compare);
    text_empty(text);
    for (size_t i = 0; i < count; i++)
        if (!i || strcmp(lines[i - 1], lines[i]) != 0)
            text_add(text, "%s\n", lines[i]);
    free(lines);
    free(copy);
}
