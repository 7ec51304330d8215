/*
 * prose.c: see prose.h.
 *
 * The places where a line may break are kept in the text itself, as BREAK; a NUL
 * cannot occur in a name.
 */
#include "ldd/prose.h"

#include "base/message.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 80 };

static const char BREAK = '\0';

/* Appends SIZE bytes. */
static void append(struct prose *prose, const char *bytes, size_t size)
{
    if (prose->size - prose->used < size) {
        size_t grown = (prose->size + size) * 2 + 256;
        char *bigger = realloc(prose->text, grown);
        if (!bigger)
            message_fatal(2, NULL, "out of memory");
        prose->text = bigger;
        prose->size = grown;
    }
    if (size > 0)
        memcpy(prose->text + prose->used, bytes, size);
    prose->used += size;
}

void prose_text(struct prose *prose, const char *text)
{
    for (; *text; text++)
        append(prose, *text == ' ' ? &BREAK : text, 1);
}

void prose_bytes(struct prose *prose, const char *name, size_t length)
{
    append(prose, name, length);
}

void prose_name(struct prose *prose, const char *name)
{
    append(prose, name, strlen(name));
}

void prose_say(struct prose *prose, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    for (const char *c = format; *c; c++) {
        if (c[0] == '%' && c[1] == 's') {
            prose_name(prose, va_arg(arguments, const char *));
            c++;
        } else if (strncmp(c, "%zu", 3) == 0) {
            char digits[24];
            size_t value = va_arg(arguments, size_t), at = sizeof digits;
            do {
                digits[--at] = (char)('0' + value % 10);
                value /= 10;
            } while (value != 0);
            append(prose, digits + at, sizeof digits - at);
            c += 2;
        } else {
            append(prose, *c == ' ' ? &BREAK : c, 1);
        }
    }
    va_end(arguments);
}

/* Returns how many columns the SIZE bytes of UTF-8 take. */
static size_t columns(const char *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return count;
}

void prose_end(struct prose *prose, struct output *output, size_t indent, size_t more)
{
    size_t column = 0;
    for (size_t at = 0; at < prose->used;) {
        const char *word = prose->text + at;
        const char *end = memchr(word, BREAK, prose->used - at);
        size_t length = end ? (size_t)(end - word) : prose->used - at;
        size_t wide = columns(word, length);
        if (column > 0 && column + 1 + wide > WIDTH) {
            output_char(output, '\n');
            column = indent + more;
            output_repeat(output, ' ', column);
        } else if (column > 0) {
            output_char(output, ' ');
            column++;
        } else {
            output_repeat(output, ' ', indent);
            column = indent;
        }
        output_untrusted(output, word, length);
        column += wide;
        at += length + 1;
    }
    if (prose->used > 0)
        output_char(output, '\n');
    free(prose->text);
    memset(prose, 0, sizeof *prose);
}

char *prose_take(struct prose *prose)
{
    for (size_t i = 0; i < prose->used; i++)
        if (prose->text[i] == BREAK)
            prose->text[i] = ' ';
    append(prose, "", 1);
    char *text = prose->text;
    memset(prose, 0, sizeof *prose);
    return text;
}

void prose_line(struct prose *prose, struct output *output, size_t indent)
{
    output_repeat(output, ' ', indent);
    prose_inline(prose, output);
    output_char(output, '\n');
}

void prose_inline(struct prose *prose, struct output *output)
{
    char *text = prose_take(prose);
    output_untrusted(output, text, strlen(text));
    free(text);
}
