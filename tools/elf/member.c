/* member.c: see member.h. */
#include "elf/member.h"

#include <stdio.h>
#include <stdlib.h>

char *elf_member_path(const char *path, const struct elf_member *member)
{
    const char *slash = strrchr(path, '/');
    bool absolute = member->name.length > 0 && member->name.start[0] == '/';
    int folder = slash && !absolute ? (int)(slash + 1 - path) : 0;
    int length = member->name.length < 0x10000 ? (int)member->name.length : 0x10000;
    char *found;
    if (asprintf(&found, "%.*s%.*s", folder, path, length, member->name.start) < 0)
        return NULL;
    return found;
}

char *elf_member_inner_name(const char *path, const struct elf_member *member)
{
    struct elf_file file;
    struct elf_member inner;
    struct elf_archive other;
    uint64_t offset = member->origin;
    char *name = NULL, *file_path = elf_member_path(path, member);
    if (file_path && elf_file_open(&file, file_path, NULL)) {
        if (elf_is_archive(file.bytes) && elf_archive_open(&other, file.bytes, NULL) &&
            elf_archive_next(&other, &inner, &offset, NULL) == ELF_ARCHIVE_MEMBER)
            name = strndup(inner.name.start, inner.name.length);
        elf_file_close(&file);
    }
    free(file_path);
    return name;
}

char *elf_member_name(const char *path, const struct elf_archive *archive,
                      const struct elf_member *member)
{
    int length = member->field.length < 0x10000 ? (int)member->field.length : 0x10000;
    const char *form = archive->thin ? "%s[%.*s]" : "%s(%.*s)";
    char *name = NULL, *inner = NULL, *file = NULL;
    if (member->nested) {
        inner = elf_member_inner_name(path, member);
        file = elf_member_path(path, member);
    }
    int printed = inner && file ? asprintf(&name, "%s[%s(%s)]", path, file, inner)
                                : asprintf(&name, form, path, length, member->field.start);
    free(inner);
    free(file);
    return printed < 0 ? NULL : name;
}

/* Finds the member of the archive in CONTENT's file that a thin archive means. */
static bool open_nested(struct elf_member_content *content, const struct elf_member *member,
                        struct elf_error *error)
{
    struct elf_archive archive;
    struct elf_member inner;
    uint64_t offset = member->origin;
    if (!elf_is_archive(content->file.bytes))
        return elf_fail(error, "the file that should hold this member is not an archive");
    if (!elf_archive_open(&archive, content->file.bytes, error))
        return false;
    if (archive.thin || elf_archive_next(&archive, &inner, &offset, error) != ELF_ARCHIVE_MEMBER)
        return elf_fail(error, "no member at offset 0x%jx of the other archive",
                        (uintmax_t)member->origin);
    content->bytes = inner.bytes;
    return true;
}

bool elf_member_open(struct elf_member_content *content, const char *path,
                     const struct elf_archive *archive, const struct elf_member *member,
                     struct elf_error *error)
{
    memset(content, 0, sizeof *content);
    content->bytes = member->bytes;
    if (!archive->thin)
        return true;
    char *file = elf_member_path(path, member);
    if (!file)
        return elf_fail(error, "out of memory");
    bool opened = elf_file_open(&content->file, file, error);
    free(file);
    if (!opened)
        return false;
    content->bytes = content->file.bytes;
    return !member->nested || open_nested(content, member, error);
}

void elf_member_close(struct elf_member_content *content)
{
    elf_file_close(&content->file);
    content->bytes = (struct elf_bytes){NULL, 0};
}
