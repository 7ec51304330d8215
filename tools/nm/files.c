/* files.c: see files.h. */
#include "nm/files.h"

#include "base/message.h"
#include "elf/member.h"
#include "nm/print.h"
#include "nm/sort.h"

#include <stdlib.h>

/* Prints a message about PATH, with what was printed so far before it. */
static bool complain(struct output *output, const char *path, const char *text)
{
    output_flush(output);
    message_error(path, "%s", text);
    return false;
}

/* Lists the symbols of OBJECT. */
static bool list_symbols(struct output *output, const struct options *options, struct origin origin,
                         const struct elf_object *object)
{
    struct symbols symbols;
    struct elf_error error;
    bool good = symbols_read(&symbols, object, options, &error);
    if (!good) {
        complain(output, origin.file, error.text);
    } else if (symbols.none) {
        if (!options->quiet)
            complain(output, origin.file, "no symbols");
    } else {
        symbols_sort(&symbols, options);
        struct output_limit limit = output_begin_file(output, object->bytes.size);
        print_symbols(output, options, origin, &symbols);
        if (!output_end_file(output, limit))
            good = complain(output, origin.file,
                            "the same long name many times over: this would be more than 256 times "
                            "as long as the file, and ends here");
    }
    symbols_free(&symbols);
    return good;
}

/* Says whether GNU nm takes OBJECT for an object file: it does not if the section headers have no
   place in it, or refer to sections that are not there. */
static bool is_recognized(const struct elf_object *object)
{
    uint64_t count = object->section_count;
    /* The memory of a process has no symbol table of its own. */
    if (object->header.e_type == ET_CORE || (object->header.e_shoff != 0 && count == 0))
        return false;
    for (uint64_t i = 0; i < count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        bool links = section->sh_flags & SHF_INFO_LINK || section->sh_type == SHT_REL ||
                     section->sh_type == SHT_RELA;
        bool solaris = section->sh_link == SHN_BEFORE || section->sh_link == SHN_AFTER;
        if ((section->sh_link >= count && !solaris) || (links && section->sh_info >= count))
            return false;
    }
    return true;
}

/* Lists the symbols in BYTES, an object file. */
static bool list_object(struct output *output, const struct options *options, struct origin origin,
                        struct elf_bytes bytes)
{
    struct elf_object object;
    struct elf_error error;
    if (!elf_has_magic(bytes))
        return complain(output, origin.file, "file format not recognized");
    if (!elf_object_open(&object, bytes, &error))
        return complain(output, origin.file, error.text);
    bool good = false;
    if (object.sections_error.text[0]) {
        complain(output, origin.file, object.sections_error.text);
    } else if (!is_recognized(&object)) {
        complain(output, origin.file, "file format not recognized");
    } else {
        print_file_heading(output, options, origin, object.layout.is64);
        good = list_symbols(output, options, origin, &object);
    }
    elf_object_close(&object);
    return good;
}

/* Returns the name of a member as nm shows it: that of a thin archive is the
   path of the file. The caller frees it. */
static char *name_of_member(const char *path, const struct elf_archive *archive,
                            const struct elf_member *member)
{
    char *inner = member->nested ? elf_member_inner_name(path, member) : NULL;
    if (inner)
        return inner;
    if (archive->thin && !member->nested)
        return elf_member_path(path, member);
    return strndup(member->name.length > 0 ? member->name.start : "", member->name.length);
}

/* Prints the symbol index of an archive (-s). */
static void print_index(struct output *output, const char *path, const struct elf_archive *archive)
{
    struct elf_bytes names = elf_archive_index_names(archive);
    uint64_t count = elf_archive_index_count(archive), place = 0;
    if (count > 0)
        output_text(output, "\nArchive index:\n");
    for (uint64_t i = 0; i < count; i++) {
        uint64_t offset = elf_archive_index_member(archive, i);
        struct elf_text name = elf_bytes_string(names, place);
        struct elf_member member;
        if (!name.start || elf_archive_next(archive, &member, &offset, NULL) != ELF_ARCHIVE_MEMBER)
            return;
        char *file = name_of_member(path, archive, &member);
        output_untrusted(output, name.start, name.length);
        output_text(output, " in ");
        if (file)
            output_untrusted(output, file, strlen(file));
        output_char(output, '\n');
        free(file);
        place += name.length + 1;
    }
}

/* Lists the symbols of one member. */
static bool list_member(struct output *output, const struct options *options, const char *path,
                        const struct elf_archive *archive, const struct elf_member *member)
{
    struct elf_member_content content;
    struct elf_error error;
    char *name = name_of_member(path, archive, member);
    if (!name)
        return complain(output, path, "out of memory");
    bool good = elf_member_open(&content, path, archive, member, &error);
    if (good && archive->thin)
        output_allow(output, content.bytes.size);
    if (good && !elf_has_magic(content.bytes))
        /* An archive may hold anything: this is told, but no failure. */
        complain(output, name, "file format not recognized");
    else if (good)
        good = list_object(output, options, (struct origin){path, name}, content.bytes);
    else
        complain(output, name, error.text);
    elf_member_close(&content);
    free(name);
    return good;
}

/* Lists the symbols of all members of an archive. */
static bool list_archive(struct output *output, const struct options *options, const char *path,
                         struct elf_bytes bytes)
{
    struct elf_archive archive;
    struct elf_error error;
    if (!elf_archive_open(&archive, bytes, &error))
        return complain(output, path, error.text);
    print_archive_heading(output, options, path);
    if (options->print_index)
        print_index(output, path, &archive);
    struct elf_member member;
    uint64_t offset = archive.first;
    bool good = true;
    while (!output_is_full(output)) {
        switch (elf_archive_next(&archive, &member, &offset, &error)) {
        case ELF_ARCHIVE_END: return good;
        case ELF_ARCHIVE_BROKEN: return complain(output, path, error.text);
        case ELF_ARCHIVE_MEMBER: good &= list_member(output, options, path, &archive, &member);
        }
    }
    return false;
}

bool list_file(struct output *output, const struct options *options, const char *path)
{
    struct elf_file file;
    struct elf_error error;
    if (!elf_file_open(&file, path, &error))
        return complain(output, path, error.text);
    bool archive = elf_is_archive(file.bytes);
    struct output_limit limit = output_begin_file(output, file.bytes.size);
    bool good = archive ? list_archive(output, options, path, file.bytes)
                        : list_object(output, options, (struct origin){NULL, path}, file.bytes);
    if (!output_end_file(output, limit) && archive)
        complain(output, path,
                 "the same long names many times over: this would be more than 256 times as long "
                 "as the archive, and ends here");
    elf_file_close(&file);
    return good;
}
