/* output.c: see output.h. */
#include "base/output.h"

#include "base/digits.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void output_start(struct output *output, int descriptor)
{
    output->descriptor = descriptor;
    output->terminal = isatty(descriptor) == 1;
    output->error = 0;
    output->last = '\n';
    output->used = 0;
    output->size = OUTPUT_BUFFER_SIZE;
    output->asked = false;
    output->left = UINT64_MAX;
    output->cut = false;
}

/* Returns how many bytes may come out for a file of SIZE bytes. */
static uint64_t most_for(uint64_t size, uint64_t least)
{
    return size < (UINT64_MAX - least) / OUTPUT_FACTOR ? size * OUTPUT_FACTOR + least : UINT64_MAX;
}

struct output_limit output_begin_file(struct output *output, uint64_t size)
{
    struct output_limit limit = {output->left, most_for(size, 64 << 20)};
    if (limit.own > limit.outer)
        limit.own = limit.outer;
    output->left = limit.own;
    return limit;
}

bool output_end_file(struct output *output, struct output_limit limit)
{
    bool whole = !output->cut && !output_is_full(output);
    uint64_t used = limit.own - output->left;
    output->left = limit.outer == UINT64_MAX ? UINT64_MAX : limit.outer - used;
    output->cut = false;
    return whole;
}

void output_allow(struct output *output, uint64_t size)
{
    uint64_t more = most_for(size, 0);
    if (output->left != UINT64_MAX)
        output->left = more < UINT64_MAX - output->left ? output->left + more : UINT64_MAX - 1;
}

bool output_wants_color(const struct output *output)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return output->terminal && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
}

/* Writes all SIZE bytes, however many calls that takes; remembers a failure. Past the limit
   of a file, what comes next is dropped. */
static void write_out(struct output *output, const char *bytes, size_t size)
{
    if (size == 0 || output->cut)
        return;
    output->cut = size > output->left;
    if (output->left != UINT64_MAX)
        output->left -= output->cut ? output->left : size;
    output->last = bytes[size - 1];
    while (size > 0 && output->error == 0) {
        ssize_t written = write(output->descriptor, bytes, size);
        if (written >= 0) {
            bytes += written;
            size -= (size_t)written;
        } else if (errno != EINTR) {
            output->error = errno;
        }
    }
}

void output_flush(struct output *output)
{
    write_out(output, output->buffer, output->used);
    output->used = 0;
}

/* A larger pipe and a larger buffer wake the reader less often: a tenth of the
   time of a long symbol table. A larger buffer alone takes longer than before. */
void output_full(struct output *output)
{
    if (!output->asked && fcntl(output->descriptor, F_SETPIPE_SZ, 4 * OUTPUT_BUFFER_MOST) > 0)
        output->size = OUTPUT_BUFFER_MOST;
    output->asked = true;
    output_flush(output);
}

int output_finish(struct output *output)
{
    output_flush(output);
    /* Some file systems report a full disk only when the file is closed. */
    if (close(output->descriptor) != 0 && output->error == 0)
        output->error = errno;
    return output->error == EPIPE ? 0 : output->error;
}

void output_bytes(struct output *output, const void *bytes, size_t size)
{
    if (size == 0)
        return; /* then BYTES may be NULL, which memcpy() does not allow */
    if (size > OUTPUT_BUFFER_SIZE) {
        output_flush(output);
        write_out(output, bytes, size);
        return;
    }
    char *to = output_room(output, size);
    memcpy(to, bytes, size);
    output_filled(output, to + size);
}

void output_untrusted(struct output *output, const char *text, size_t size)
{
    if (!output->terminal) {
        output_bytes(output, text, size);
        return;
    }
    while (size > 0) {
        const unsigned char *bytes = (const unsigned char *)text;
        size_t plain = 0;
        while (plain < size && bytes[plain] >= ' ' && bytes[plain] < 0x7f)
            plain++;
        int length = plain > 0 ? 1 : utf8_length(bytes, size);
        if (plain > 0) {
            output_bytes(output, text, plain);
            text += plain - 1;
            size -= plain - 1;
        } else if (length < 1 || utf8_is_control(bytes)) {
            static const char digits[] = "0123456789abcdef";
            char *to = output_room(output, 4);
            *to++ = '\\';
            *to++ = 'x';
            *to++ = digits[bytes[0] >> 4];
            *to++ = digits[bytes[0] & 15];
            output_filled(output, to);
            length = 1;
        } else {
            output_bytes(output, text, (size_t)length);
        }
        text += length;
        size -= (size_t)length;
    }
}

void output_char(struct output *output, char c)
{
    char *to = output_room(output, 1);
    *to = c;
    output_filled(output, to + 1);
}

void output_text(struct output *output, const char *text)
{
    output_bytes(output, text, strlen(text));
}

void output_left(struct output *output, const char *text, size_t width)
{
    size_t length = strlen(text);
    output_bytes(output, text, length);
    if (width > length)
        output_repeat(output, ' ', width - length);
}

void output_right(struct output *output, const char *text, size_t width)
{
    size_t length = strlen(text);
    if (width > length)
        output_repeat(output, ' ', width - length);
    output_bytes(output, text, length);
}

void output_repeat(struct output *output, char c, size_t count)
{
    while (count > 0) {
        size_t part = count < 256 ? count : 256;
        char *to = output_room(output, part);
        memset(to, c, part);
        output_filled(output, to + part);
        count -= part;
    }
}

void output_hex(struct output *output, uint64_t value, unsigned width)
{
    char *to = output_room(output, DIGITS_MOST);
    output_filled(output, digits_hex(to, value, width));
}

void output_octal(struct output *output, uint64_t value, unsigned width)
{
    char *to = output_room(output, DIGITS_MOST);
    output_filled(output, digits_octal(to, value, width));
}

void output_decimal(struct output *output, uint64_t value, unsigned width)
{
    char digits[DIGITS_MOST + 1];
    *digits_decimal(digits, value, 1) = '\0';
    output_right(output, digits, width);
}

void output_format(struct output *output, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (length > 0)
        output_bytes(output, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
}
