/* files.c: see files.h. */
#include "readelf/files.h"

#include "base/message.h"
#include "elf/archive.h"
#include "elf/file.h"
#include "elf/member.h"
#include "readelf/explain.h"
#include "readelf/object.h"

#include <stdlib.h>

/* Prints a message about PATH, with what was printed so far before it. */
static bool complain(struct output *output, const char *path, const char *text)
{
    output_flush(output);
    message_error(path, "%s", text);
    return false;
}

/* Prints one object, with its name above it if there are several. */
static bool report_one(struct output *output, const struct options *options, const char *name,
                       struct elf_bytes bytes, bool heading)
{
    if (heading) {
        output_text(output, "\nFile: ");
        output_untrusted(output, name, strlen(name));
        output_char(output, '\n');
    }
    return report_object(output, options, name, bytes);
}

/* Prints the symbol index of an archive (-c): for every member, the names by
   which the linker finds it. */
static bool print_index(struct output *output, const struct options *options, const char *path,
                        const struct elf_archive *archive)
{
    struct elf_bytes names = elf_archive_index_names(archive);
    uint64_t count = elf_archive_index_count(archive), place = 0, last = 0;
    if (!archive->index.start) {
        /* As GNU readelf: said twice, and no reason to fail. */
        if (archive->bytes.size > archive->first) {
            output_untrusted(output, path, strlen(path));
            output_text(output, " has no archive index\n");
        }
        complain(output, path, "unable to dump the index as none was found");
        return true;
    }
    output_text(output, "Index of archive ");
    output_untrusted(output, path, strlen(path));
    output_format(output, ": (%ju entries, 0x%jx bytes in the symbol table)\n", (uintmax_t)count,
                  (uintmax_t)names.size);
    explain_archive_index(output, options);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t header = elf_archive_index_member(archive, i), next = header;
        struct elf_text name = elf_bytes_string(names, place);
        if (!name.start)
            return complain(output, path,
                            "end of the symbol table reached before the end of the index");
        struct elf_member member;
        if ((i == 0 || header != last) &&
            elf_archive_next(archive, &member, &next, NULL) == ELF_ARCHIVE_MEMBER) {
            char *qualified = elf_member_name(path, archive, &member);
            output_text(output, "Contents of binary ");
            if (qualified)
                output_untrusted(output, qualified, strlen(qualified));
            output_format(output, " at offset 0x%jx\n", (uintmax_t)header);
            free(qualified);
        }
        output_char(output, '\t');
        output_untrusted(output, name.start, name.length);
        output_char(output, '\n');
        place += name.length + 1;
        last = header;
    }
    /* The names may be filled up, to an even size or, in the large form, to eight bytes. */
    uint64_t unit = archive->index_word == 8 ? 8 : 2, end = (place + unit - 1) / unit * unit;
    if (end < names.size) {
        complain(output, path,
                 "bytes remain in the symbol table, but without entries in the index");
        return false;
    }
    return true;
}

/* Returns where in the archive the content of MEMBER begins. */
static uint64_t start_of(const struct elf_archive *archive, const struct elf_member *member)
{
    return member->bytes.start ? (uint64_t)(member->bytes.start - archive->bytes.start) : 0;
}

/* Prints one member. */
static bool report_member(struct output *output, const struct options *options, const char *path,
                          const struct elf_archive *archive, const struct elf_member *member)
{
    struct elf_member_content content;
    struct elf_error error;
    char *name = elf_member_name(path, archive, member);
    if (!name)
        return complain(output, path, "out of memory");
    bool good = elf_member_open(&content, path, archive, member, &error);
    if (good && archive->thin)
        output_allow(output, content.bytes.size);
    /* As GNU readelf, which reads the first bytes before it prints the name, even those behind the
       member: where the archive ends before them there is no heading. */
    bool heading =
        archive->thin || elf_bytes_at(archive->bytes, start_of(archive, member), EI_NIDENT);
    if (good)
        good = report_one(output, options, name, content.bytes, heading);
    else
        complain(output, name, error.text);
    elf_member_close(&content);
    free(name);
    return good;
}

/* Prints all members of an archive. */
static bool report_archive(struct output *output, const struct options *options, const char *path,
                           struct elf_bytes bytes)
{
    struct elf_archive archive;
    struct elf_error error;
    if (!elf_archive_open(&archive, bytes, &error))
        return complain(output, path, error.text);
    bool good = true;
    if (options->archive_index) {
        /* As GNU readelf: an index that is there and empty is the end of it. */
        if (archive.index.start && elf_archive_index_names(&archive).size == 0)
            return complain(output, path, "the archive has an index but no symbols");
        good = print_index(output, options, path, &archive);
        if (!options_want_content(options))
            return true;
    }
    struct elf_member member;
    uint64_t offset = archive.first;
    while (!output_is_full(output)) {
        switch (elf_archive_next(&archive, &member, &offset, &error)) {
        case ELF_ARCHIVE_END: return good;
        case ELF_ARCHIVE_BROKEN: return complain(output, path, error.text);
        case ELF_ARCHIVE_MEMBER: good &= report_member(output, options, path, &archive, &member);
        }
    }
    return false;
}

bool report_file(struct output *output, const struct options *options, const char *path,
                 bool *heading)
{
    struct elf_file file;
    struct elf_error error;
    if (!elf_file_open(&file, path, &error))
        return complain(output, path, error.text);
    bool good;
    if (elf_is_archive(file.bytes)) {
        *heading = true;
        struct output_limit limit = output_begin_file(output, file.bytes.size);
        good = report_archive(output, options, path, file.bytes);
        if (!output_end_file(output, limit))
            complain(output, path,
                     "the tables of its members overlap, or many names are one: this would be more "
                     "than 256 times as long as the archive, and ends here");
    } else {
        if (options->archive_index)
            complain(output, path, "not an archive, so its index cannot be displayed");
        good = report_one(output, options, path, file.bytes, *heading);
    }
    elf_file_close(&file);
    return good;
}
