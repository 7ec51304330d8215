/*
 * bytes.h: the one door to what a file contains.
 *
 * A struct elf_bytes is a range of memory that may be read: a mapped file, an
 * archive member, a section. Offsets and sizes that come out of a file are
 * lies until proven otherwise, so they become a pointer in one place only,
 * elf_bytes_at(), and a string in one place only, elf_bytes_string().
 *
 * The range does not own its memory.
 */
#ifndef ELF_BYTES_H
#define ELF_BYTES_H

#include <byteswap.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct elf_bytes {
    const unsigned char *start; /* NULL: no such bytes, and SIZE is 0 */
    uint64_t size;
};

/* A piece of text inside a file. It is not NUL-terminated where a string table
   lacks its last NUL, so LENGTH counts, not the NUL. */
struct elf_text {
    const char *start; /* NULL: there is no such string */
    size_t length;
};

/* Returns a pointer to the SIZE bytes at OFFSET, or NULL if not all of them lie
   inside BYTES. The comparison is written so that no sum can overflow. */
static inline const unsigned char *elf_bytes_at(struct elf_bytes bytes, uint64_t offset,
                                                uint64_t size)
{
    if (offset > bytes.size || size > bytes.size - offset || bytes.start == NULL)
        return NULL;
    return bytes.start + offset;
}

/* Returns the range of SIZE bytes at OFFSET; its start is NULL if not all of
   them lie inside BYTES. */
static inline struct elf_bytes elf_bytes_part(struct elf_bytes bytes, uint64_t offset,
                                              uint64_t size)
{
    const unsigned char *start = elf_bytes_at(bytes, offset, size);
    return (struct elf_bytes){start, start ? size : 0};
}

/* Returns the string at OFFSET in the string table BYTES (gABI, "String
   Table"): up to its NUL, or to the table's end where that comes first. */
static inline struct elf_text elf_bytes_string(struct elf_bytes bytes, uint64_t offset)
{
    if (offset >= bytes.size)
        return (struct elf_text){NULL, 0};
    const char *start = (const char *)bytes.start + offset;
    size_t most = (size_t)(bytes.size - offset);
    const char *end = memchr(start, '\0', most);
    return (struct elf_text){start, end ? (size_t)(end - start) : most};
}

/* Makes an elf_text of a C string. */
static inline struct elf_text elf_text(const char *string)
{
    return (struct elf_text){string, strlen(string)};
}

/* Says whether TEXT is STRING. */
static inline bool elf_text_is(struct elf_text text, const char *string)
{
    return text.start && text.length == strlen(string) &&
           memcmp(text.start, string, text.length) == 0;
}

/* Says whether the string at OFFSET in the string table BYTES is STRING; it may be much
   longer, and its end is not looked for. */
static inline bool elf_bytes_string_is(struct elf_bytes bytes, uint64_t offset, const char *string)
{
    size_t length = strlen(string);
    const unsigned char *start = elf_bytes_at(bytes, offset, length);
    return start && memcmp(start, string, length) == 0 &&
           (length == bytes.size - offset || start[length] == '\0');
}

/* Says whether TEXT begins with PREFIX. */
static inline bool elf_text_begins(struct elf_text text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.start && text.length >= length && memcmp(text.start, prefix, length) == 0;
}

/* Read an integer at FROM, which needs no alignment; SWAP: it is stored in the
   byte order that is not the host's. */
static inline uint16_t elf_read16(const unsigned char *from, bool swap)
{
    uint16_t value;
    memcpy(&value, from, sizeof value);
    return swap ? bswap_16(value) : value;
}

static inline uint32_t elf_read32(const unsigned char *from, bool swap)
{
    uint32_t value;
    memcpy(&value, from, sizeof value);
    return swap ? bswap_32(value) : value;
}

static inline uint64_t elf_read64(const unsigned char *from, bool swap)
{
    uint64_t value;
    memcpy(&value, from, sizeof value);
    return swap ? bswap_64(value) : value;
}

#endif
