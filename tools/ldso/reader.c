/* reader.c: see reader.h. */
#include "ldso/reader.h"

#include <string.h>
#include <unistd.h>

enum {
    BEFORE = 256,    /* so many bytes before what is asked for are read too */
    READS_MOST = 16, /* after so many the file is mapped */
};

void ldso_reader_start(struct ldso_reader *reader, struct ldso_image *image,
                       struct ldso_memory *memory)
{
    reader->image = image;
    reader->memory = memory;
    reader->reads = 0;
    reader->names.start = reader->records.start = 0;
    reader->names.size = reader->records.size = 0;
}

/* Moves WINDOW to the neighbourhood of OFFSET. False: the file is mapped now, or that is
   what has to be done. */
static bool look(struct ldso_reader *reader, struct ldso_window *window, uint64_t offset)
{
    if (reader->image->file.bytes.start || reader->reads++ >= READS_MOST)
        return false;
    window->start = offset > BEFORE ? offset - BEFORE : 0;
    ssize_t got =
        pread(reader->image->descriptor, window->bytes, sizeof window->bytes, (off_t)window->start);
    window->size = got > 0 ? (size_t)got : 0;
    return true;
}

/* Returns what WINDOW has from OFFSET on, and how many bytes, at least LEAST; NULL: it has not. */
static const unsigned char *seen_in(const struct ldso_window *window, uint64_t offset, size_t least,
                                    size_t *size)
{
    uint64_t place = offset - window->start; /* too large if OFFSET is before it */
    if (place >= window->size || window->size - place < least)
        return NULL;
    *size = window->size - (size_t)place;
    return window->bytes + place;
}

/* The same for both windows: the records often stand right behind the names. */
static const unsigned char *seen(const struct ldso_reader *reader, uint64_t offset, size_t least,
                                 size_t *size)
{
    const unsigned char *bytes = seen_in(&reader->names, offset, least, size);
    return bytes ? bytes : seen_in(&reader->records, offset, least, size);
}

/* Returns the string at OFFSET in the file if all of it is in the window. */
static const char *seen_name(struct ldso_reader *reader, uint64_t offset, uint64_t most)
{
    size_t size;
    const unsigned char *text = seen(reader, offset, 1, &size);
    const unsigned char *end = text ? memchr(text, '\0', size < most ? size : (size_t)most) : NULL;
    return end ? ldso_memory_text(reader->memory, (const char *)text, (size_t)(end - text)) : NULL;
}

const char *ldso_reader_name(struct ldso_reader *reader, uint64_t offset)
{
    struct ldso_image *image = reader->image;
    if (offset >= image->strings_size)
        return NULL;
    uint64_t place = image->strings + offset, most = image->strings_size - offset;
    const char *name = seen_name(reader, place, most);
    if (!name && look(reader, &reader->names, place))
        name = seen_name(reader, place, most);
    if (name)
        return name;
    /* It is longer than the window, or has no end. */
    if (!ldso_image_map(image))
        return NULL;
    struct elf_bytes strings =
        elf_bytes_part(image->file.bytes, image->strings, image->strings_size);
    struct elf_text text = elf_bytes_string(strings, offset);
    return offset + text.length < strings.size && ldso_memory_count(reader->memory, text.length)
               ? text.start
               : NULL;
}

const unsigned char *ldso_reader_bytes(struct ldso_reader *reader, uint64_t offset, size_t size)
{
    struct ldso_image *image = reader->image;
    size_t there = 0;
    if (offset > image->size || size > image->size - offset)
        return NULL;
    if (!image->file.bytes.start) {
        const unsigned char *bytes = seen(reader, offset, size, &there);
        if (bytes)
            return bytes;
        if (look(reader, &reader->records, offset))
            return seen(reader, offset, size, &there);
    }
    return ldso_image_map(image) ? elf_bytes_at(image->file.bytes, offset, size) : NULL;
}
