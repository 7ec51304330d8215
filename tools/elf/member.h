/*
 * member.h: the content of an archive member, wherever it is.
 *
 * The members of a usual archive are inside it. Those of a thin archive are
 * files beside it, or members of an archive beside it.
 */
#ifndef ELF_MEMBER_H
#define ELF_MEMBER_H

#include "elf/archive.h"
#include "elf/file.h"

struct elf_member_content {
    struct elf_bytes bytes;
    struct elf_file file; /* the mapped file, if the member is not in the archive */
};

/* Returns the name of MEMBER of the archive PATH in the form that readelf uses:
   "lib.a(one.o)", "thin.a[one.o]". The caller frees it; NULL: out of memory. */
char *elf_member_name(const char *path, const struct elf_archive *archive,
                      const struct elf_member *member);

/* Returns the path of the file that holds MEMBER of a thin archive; names in it
   are relative to the archive's folder. The caller frees it. */
char *elf_member_path(const char *path, const struct elf_member *member);

/* Returns the name that a nested MEMBER of a thin archive has in the other archive.
   The caller frees it; NULL: there is none, or no memory. */
char *elf_member_inner_name(const char *path, const struct elf_member *member);

/* Opens the content of MEMBER. Close it, also after a failure. */
bool elf_member_open(struct elf_member_content *content, const char *path,
                     const struct elf_archive *archive, const struct elf_member *member,
                     struct elf_error *error);

/* Releases what elf_member_open() mapped. */
void elf_member_close(struct elf_member_content *content);

#endif
