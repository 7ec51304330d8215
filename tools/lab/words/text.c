/* text.c: see text.h. */
#include "lab/words/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

void *memory_grow(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);
    if (memory == NULL)
        message_fatal(1, NULL, "out of memory");
    return memory;
}

void *memory_get(size_t size)
{
    return memset(memory_grow(NULL, size), 0, size);
}

char *string_copy(const char *string)
{
    size_t size = strlen(string) + 1;
    return memcpy(memory_get(size), string, size);
}

char *string_format(const char *format, ...)
{
    va_list arguments;
    char *string;
    va_start(arguments, format);
    if (vasprintf(&string, format, arguments) < 0)
        message_fatal(1, NULL, "out of memory");
    va_end(arguments);
    return string;
}

bool starts_with(const char *string, const char *start)
{
    return strncmp(string, start, strlen(start)) == 0;
}

/* Makes room for LENGTH more bytes and a NUL. */
static void reserve(struct text *text, size_t length)
{
    size_t needed = text->length + length + 1;
    if (needed <= text->capacity)
        return;
    text->capacity = needed < 64 ? 64 : needed * 2;
    text->bytes = memory_grow(text->bytes, text->capacity);
}

void text_append(struct text *text, const void *bytes, size_t length)
{
    reserve(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *string)
{
    text_append(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    char *string;
    va_start(arguments, format);
    int length = vasprintf(&string, format, arguments);
    va_end(arguments);
    if (length < 0)
        message_fatal(1, NULL, "out of memory");
    text_append(text, string, (size_t)length);
    free(string);
}

void text_clear(struct text *text)
{
    text->length = 0;
    if (text->bytes != NULL)
        text->bytes[0] = '\0';
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

const char *text_string(const struct text *text)
{
    return text->bytes ? text->bytes : "";
}

void text_add_quoted(struct text *text, const char *string)
{
    text_add(text, "'");
    for (; *string != '\0'; string++)
        if (*string == '\'')
            text_add(text, "'\\''");
        else
            text_append(text, string, 1);
    text_add(text, "'");
}

int text_read_file(struct text *text, const char *path)
{
    enum { TEXT_MOST = 64 << 20 };
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    ssize_t got = -1;
    if (descriptor < 0)
        return -1;
    bool plain = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    errno = S_ISDIR(status.st_mode) ? EISDIR : ESPIPE;
    while (plain) {
        reserve(text, 16384);
        got = read(descriptor, text->bytes + text->length, 16384);
        if (got > 0)
            text->length += (size_t)got;
        if (text->length > TEXT_MOST) {
            got = -1;
            errno = EFBIG;
            break;
        }
        if (got == 0 || (got < 0 && errno != EINTR))
            break;
    }
    if (text->bytes != NULL)
        text->bytes[text->length] = '\0';
    int error = errno;
    close(descriptor);
    errno = error;
    return got < 0 ? -1 : 0;
}

int text_write_file(const struct text *text, const char *path, unsigned mode)
{
    char *temporary = string_format("%s.XXXXXX", path);
    int descriptor = mkostemp(temporary, O_CLOEXEC);
    size_t done = 0;
    bool fine = descriptor >= 0;
    while (fine && done < text->length) {
        ssize_t wrote = write(descriptor, text->bytes + done, text->length - done);
        if (wrote < 0 && errno != EINTR)
            fine = false;
        else if (wrote > 0)
            done += (size_t)wrote;
    }
    if (descriptor >= 0) {
        fine = fine && fchmod(descriptor, mode) == 0;
        fine = close(descriptor) == 0 && fine;
        fine = fine && rename(temporary, path) == 0;
        if (!fine) {
            int error = errno;
            unlink(temporary);
            errno = error;
        }
    }
    free(temporary);
    return fine ? 0 : -1;
}

void lines_add_bytes(struct lines *lines, const char *bytes, size_t length)
{
    char *copy = memory_get(length + 1);
    memcpy(copy, bytes, length);
    if ((lines->count & (lines->count - 1)) == 0) { /* full at every power of two */
        size_t capacity = lines->count ? lines->count * 2 : 1;
        lines->item = memory_grow(lines->item, capacity * sizeof *lines->item);
    }
    lines->item[lines->count++] = copy;
}

void lines_add(struct lines *lines, const char *string)
{
    lines_add_bytes(lines, string, strlen(string));
}

void lines_free(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->item[i]);
    free(lines->item);
    *lines = (struct lines){0};
}

void lines_split(struct lines *lines, const char *bytes, size_t length, bool trim)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline ? newline : end;
        const char *last = stop;
        while (trim && last > bytes && (last[-1] == ' ' || last[-1] == '\t'))
            last--;
        lines_add_bytes(lines, bytes, (size_t)(last - bytes));
        bytes = newline ? newline + 1 : end;
    }
}
