/*
 * archive.h: archives, the files that ar(1) makes and that are called lib*.a.
 *
 * Handled: names of up to 15 characters, longer ones in the "//" member (GNU)
 * or before the content (BSD, "#1/LENGTH"), thin archives (the members are
 * files of their own and the archive holds only their names), archives nested
 * in thin archives, and the symbol index ("/", "/SYM64/") by which the linker
 * finds the member that defines a symbol.
 *
 * ar.h(0p), ar(5) of the BSDs; the index is always big-endian.
 */
#ifndef ELF_ARCHIVE_H
#define ELF_ARCHIVE_H

#include "elf/bytes.h"
#include "elf/error.h"

struct elf_archive {
    struct elf_bytes bytes;
    bool thin;
    uint64_t first;         /* offset of the first ordinary member's header */
    struct elf_bytes names; /* the "//" member */
    struct elf_bytes index; /* the symbol index member; its start is NULL without one */
    size_t index_word;      /* bytes of a number in the index: 4, or 8 for /SYM64/ */
};

struct elf_member {
    uint64_t header;        /* offset of its header */
    struct elf_text name;   /* in a thin archive a path, relative to the archive */
    struct elf_text field;  /* the same, with the blanks that fill a name without a slash up */
    struct elf_bytes bytes; /* the content; empty in a thin archive */
    bool nested;            /* thin: NAME is an archive, and this is its member at ORIGIN */
    uint64_t origin;
};

enum elf_archive_step { ELF_ARCHIVE_MEMBER, ELF_ARCHIVE_END, ELF_ARCHIVE_BROKEN };

/* Says whether BYTES are an archive. */
bool elf_is_archive(struct elf_bytes bytes);

/* Opens the archive in BYTES, which must outlive it. Nothing needs releasing. */
bool elf_archive_open(struct elf_archive *archive, struct elf_bytes bytes, struct elf_error *error);

/* Decodes the member whose header is at *OFFSET (begin with archive->first) and
   moves *OFFSET to the next one. */
enum elf_archive_step elf_archive_next(const struct elf_archive *archive, struct elf_member *member,
                                       uint64_t *offset, struct elf_error *error);

/* Returns the number of entries of the symbol index, as far as they are there. */
uint64_t elf_archive_index_count(const struct elf_archive *archive);

/* Stores the offset of the header of the member that entry NUMBER names. */
uint64_t elf_archive_index_member(const struct elf_archive *archive, uint64_t number);

/* Returns the names of the index: one string after the other. */
struct elf_bytes elf_archive_index_names(const struct elf_archive *archive);

#endif
