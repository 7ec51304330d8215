/* archive.c: see archive.h. */
#include "elf/archive.h"

#include <ar.h>

#define THIN_MAGIC "!<thin>\n"

bool elf_is_archive(struct elf_bytes bytes)
{
    const unsigned char *magic = elf_bytes_at(bytes, 0, SARMAG);
    return magic && (memcmp(magic, ARMAG, SARMAG) == 0 || memcmp(magic, THIN_MAGIC, SARMAG) == 0);
}

/* Reads the decimal number in the SIZE characters at TEXT; blanks end it. */
static uint64_t read_decimal(const char *text, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; i++)
        value = value * 10 + (uint64_t)(text[i] - '0');
    return value;
}

/* Returns the header at OFFSET, or NULL with the reason. */
static const struct ar_hdr *header_at(struct elf_bytes bytes, uint64_t offset,
                                      struct elf_error *error)
{
    /* All fields are char arrays: the struct may lie at any address. */
    const void *found = elf_bytes_at(bytes, offset, sizeof(struct ar_hdr));
    const struct ar_hdr *header = found;
    if (header && memcmp(header->ar_fmag, ARFMAG, sizeof header->ar_fmag) == 0)
        return header;
    elf_fail(error, "archive member at offset 0x%jx: no valid header", (uintmax_t)offset);
    return NULL;
}

/* Returns the size that HEADER states. */
static uint64_t stated_size(const struct ar_hdr *header)
{
    return read_decimal(header->ar_size, sizeof header->ar_size);
}

/* Says whether HEADER's name field is NAME, padded with blanks. */
static bool named(const struct ar_hdr *header, const char *name)
{
    size_t length = strlen(name);
    if (memcmp(header->ar_name, name, length) != 0)
        return false;
    for (size_t i = length; i < sizeof header->ar_name; i++)
        if (header->ar_name[i] != ' ')
            return false;
    return true;
}

/* Moves past the member at OFFSET that holds SIZE bytes; members begin at even
   offsets. */
static uint64_t behind(uint64_t offset, uint64_t size)
{
    uint64_t end = offset + sizeof(struct ar_hdr) + size;
    return end + (end & 1);
}

bool elf_archive_open(struct elf_archive *archive, struct elf_bytes bytes, struct elf_error *error)
{
    memset(archive, 0, sizeof *archive);
    archive->bytes = bytes;
    archive->thin = memcmp(bytes.start, THIN_MAGIC, SARMAG) == 0;
    archive->first = SARMAG;
    while (archive->first < bytes.size) {
        const struct ar_hdr *header = header_at(bytes, archive->first, error);
        if (!header)
            return false;
        struct elf_bytes *special;
        if (named(header, "/") || named(header, "/SYM64/")) {
            special = &archive->index;
            archive->index_word = named(header, "/") ? 4 : 8;
        } else if (named(header, "//")) {
            special = &archive->names;
        } else {
            break;
        }
        uint64_t size = stated_size(header);
        *special = elf_bytes_part(bytes, archive->first + sizeof *header, size);
        if (!special->start)
            return elf_fail(error,
                            "archive member at offset 0x%jx: its 0x%jx bytes reach beyond the end "
                            "of the file",
                            (uintmax_t)archive->first, (uintmax_t)size);
        archive->first = behind(archive->first, size);
    }
    return true;
}

/* Finds the long name whose place in the "//" member is in the name field, as
   "/123", or in a thin archive as "/123:456" for a member of an archive. */
static bool read_long_name(const struct elf_archive *archive, const struct ar_hdr *header,
                           struct elf_member *member, struct elf_error *error)
{
    const char *field = header->ar_name + 1;
    uint64_t place = read_decimal(field, sizeof header->ar_name - 1);
    if (place >= archive->names.size)
        return elf_fail(error, "archive member at offset 0x%jx: no long name at 0x%jx",
                        (uintmax_t)member->header, (uintmax_t)place);
    const char *colon = memchr(field, ':', sizeof header->ar_name - 1);
    if (archive->thin && colon) {
        member->nested = true;
        member->origin =
            read_decimal(colon + 1, (size_t)(header->ar_name + sizeof header->ar_name - colon - 1));
    }
    struct elf_text name = elf_bytes_string(archive->names, place);
    const char *end = memchr(name.start, '\n', name.length);
    if (end)
        name.length = (size_t)(end - name.start);
    if (name.length > 0 && name.start[name.length - 1] == '/')
        name.length--;
    member->name = name;
    return true;
}

/* Finds the name in the header itself: it ends at a slash, or fills the field. */
static void read_short_name(const struct ar_hdr *header, struct elf_member *member)
{
    size_t size = sizeof header->ar_name;
    const char *end = memchr(header->ar_name, '/', size);
    size_t length = end ? (size_t)(end - header->ar_name) : size;
    member->field = (struct elf_text){header->ar_name, length};
    while (!end && length > 0 && header->ar_name[length - 1] == ' ')
        length--;
    member->name = (struct elf_text){header->ar_name, length};
}

/* Takes the name off the front of the content ("#1/LENGTH", BSD). */
static void read_bsd_name(const struct ar_hdr *header, struct elf_member *member)
{
    uint64_t length = read_decimal(header->ar_name + 3, sizeof header->ar_name - 3);
    if (length > member->bytes.size)
        length = member->bytes.size;
    member->name = elf_bytes_string(elf_bytes_part(member->bytes, 0, length), 0);
    member->bytes = elf_bytes_part(member->bytes, length, member->bytes.size - length);
}

enum elf_archive_step elf_archive_next(const struct elf_archive *archive, struct elf_member *member,
                                       uint64_t *offset, struct elf_error *error)
{
    if (*offset >= archive->bytes.size)
        return ELF_ARCHIVE_END;
    memset(member, 0, sizeof *member);
    member->header = *offset;
    const struct ar_hdr *header = header_at(archive->bytes, *offset, error);
    if (!header)
        return ELF_ARCHIVE_BROKEN;
    uint64_t size = stated_size(header);
    if (!archive->thin)
        member->bytes = elf_bytes_part(archive->bytes, *offset + sizeof *header, size);
    if (!archive->thin && !member->bytes.start && size != 0) {
        elf_fail(error,
                 "archive member at offset 0x%jx: its 0x%jx bytes reach beyond the end of the file",
                 (uintmax_t)*offset, (uintmax_t)size);
        return ELF_ARCHIVE_BROKEN;
    }
    if (memcmp(header->ar_name, "#1/", 3) == 0)
        read_bsd_name(header, member);
    else if (header->ar_name[0] != '/')
        read_short_name(header, member);
    else if (!read_long_name(archive, header, member, error))
        return ELF_ARCHIVE_BROKEN;
    if (!member->field.start)
        member->field = member->name;
    *offset = behind(*offset, archive->thin ? 0 : size);
    return ELF_ARCHIVE_MEMBER;
}

/* Reads the big-endian number at PLACE of the index. */
static uint64_t index_number(const struct elf_archive *archive, uint64_t place)
{
    const unsigned char *from = elf_bytes_at(archive->index, place, archive->index_word);
    uint64_t value = 0;
    for (size_t i = 0; from && i < archive->index_word; i++)
        value = value << 8 | from[i];
    return value;
}

uint64_t elf_archive_index_count(const struct elf_archive *archive)
{
    size_t word = archive->index_word;
    if (archive->index.size < word || word == 0)
        return 0;
    uint64_t count = index_number(archive, 0);
    uint64_t most = (archive->index.size - word) / word;
    return count < most ? count : most;
}

uint64_t elf_archive_index_member(const struct elf_archive *archive, uint64_t number)
{
    return index_number(archive, (number + 1) * archive->index_word);
}

struct elf_bytes elf_archive_index_names(const struct elf_archive *archive)
{
    uint64_t numbers = (elf_archive_index_count(archive) + 1) * archive->index_word;
    if (archive->index.size < numbers)
        return (struct elf_bytes){NULL, 0};
    return elf_bytes_part(archive->index, numbers, archive->index.size - numbers);
}
