/*
 * compiled.c: see compiled.h.
 *
 * A linker keeps the strings of one source file together, so a string is recognized by
 * its form, or by the neighbor that it has had in every release.
 */
#include "ldso/compiled.h"

/* No sound loader has more read-only data, and a broken one may name the same bytes in
   thousands of segments. */
enum { DATA_MOST = 64 << 20 };

/* The read-only data, segment by segment. They are in a segment of their own since
   binutils 2.31; in older files they share one with the code, which is read last. Another
   segment without code, that of the symbols, stands before theirs: so it goes from the end. */
struct data {
    const struct elf_object *elf;
    bool code;     /* the segments of code have their turn */
    uint64_t next; /* segments that have not had theirs */
    uint64_t left; /* bytes that may still be read */
};

/* Returns a start for data_next(). */
static struct data data_of(const struct ldso_loader *loader)
{
    const struct elf_object *elf = &loader->object->elf;
    return (struct data){.elf = elf, .next = elf->segment_count, .left = DATA_MOST};
}

/* Takes the next segment; false: there is none. */
static bool data_next(struct data *data, struct elf_bytes *bytes)
{
    for (;; data->next = data->elf->segment_count, data->code = true) {
        while (data->next > 0) {
            const Elf64_Phdr *segment = &data->elf->segments[--data->next];
            if (segment->p_type != PT_LOAD || segment->p_flags & PF_W ||
                data->code != ((segment->p_flags & PF_X) != 0))
                continue;
            *bytes = elf_bytes_part(data->elf->bytes, segment->p_offset, segment->p_filesz);
            if (!bytes->start || bytes->size > data->left)
                continue;
            data->left -= bytes->size;
            return true;
        }
        if (data->code)
            return false;
    }
}

/* Finds the SIZE bytes at WANTED in BYTES, from AT on; NULL: they are not there. */
static const char *find(struct elf_bytes bytes, const char *at, const char *wanted, size_t size)
{
    const char *start = (const char *)bytes.start;
    if (!at)
        at = start;
    return memmem(at, (size_t)(bytes.size - (uint64_t)(at - start)), wanted, size);
}

/* Finds the same, at first from NEAR on, which may be anywhere: what is looked for is usually
   behind it, in a known order. */
static const char *find_near(struct elf_bytes bytes, const char *near, const char *wanted,
                             size_t size)
{
    const char *start = (const char *)bytes.start;
    bool inside = near && near >= start && near < start + bytes.size;
    const char *found = inside ? find(bytes, near, wanted, size) : NULL;
    return found ? found : find(bytes, NULL, wanted, size);
}

/* Returns the beginning of the string that AT, in BYTES, is in; NULL: there is no NUL
   before it, so that it is none of its own. */
static const char *string_around(struct elf_bytes bytes, const char *at)
{
    const char *start = (const char *)bytes.start;
    const char *nul = memrchr(start, '\0', (size_t)(at - start));
    return nul ? nul + 1 : NULL;
}

/* --- whose it is --------------------------------------------------------------------- */

enum ldso_family ldso_compiled_family(const struct ldso_loader *loader)
{
    static const char name[] = "musl libc (", version[] = "GLIBC_", answer[] = "ld.so (";
    const struct ldso_version_records *defines = &loader->object->defines;
    for (size_t i = 0; i < defines->count; i++)
        if (defines->entries[i].name &&
            strncmp(defines->entries[i].name, version, sizeof version - 1) == 0)
            return LDSO_GLIBC;
    struct data data = data_of(loader);
    for (struct elf_bytes bytes; data_next(&data, &bytes);) {
        if (find(bytes, NULL, name, sizeof name - 1))
            return LDSO_MUSL;
        if (find(bytes, NULL, answer, sizeof answer - 1))
            return LDSO_GLIBC;
    }
    return LDSO_STRANGER;
}

/* --- glibc: the directories (L21) ---------------------------------------------------- */

/* Stores the COUNT strings from FIRST on as the directories. */
static void take_directories(struct ldso_state *state, const char *first, size_t count)
{
    struct ldso_loader *loader = &state->loader;
    const char **list = ldso_memory_array(&state->memory, count, sizeof *list);
    if (!list)
        return;
    for (size_t i = 0; i < count; i++, first += strlen(first) + 1)
        list[i] = first;
    loader->directories = list;
    loader->directory_count = count;
    loader->directories_found = true;
}

/* Finds the directories: the only run of two or more strings, one after the other, that
   each begin and end with a slash. */
static void find_directories(struct ldso_state *state, struct elf_bytes bytes)
{
    const char *start = (const char *)bytes.start, *end = start + bytes.size;
    for (const char *at = NULL; (at = find(bytes, at, "/\0/", 3)); at += 2) {
        const char *first = string_around(bytes, at);
        if (!first || *first != '/')
            continue;
        size_t count = 0;
        const char *past = first;
        while (past < end && *past == '/') {
            const char *nul = memchr(past, '\0', (size_t)(end - past));
            if (!nul || nul[-1] != '/')
                break;
            count++;
            past = nul + 1;
        }
        if (count < 2)
            continue;
        take_directories(state, first, count);
        return;
    }
}

/* Says whether the directory of LENGTH bytes at PATH, which ends with a slash, is one for
   libraries: its last name, or the one before that, begins with "lib". */
static bool is_for_libraries(const char *path, size_t length)
{
    for (int names = 0; names < 2 && length > 1; names++) {
        size_t end = --length;
        while (length > 0 && path[length - 1] != '/')
            length--;
        if (end - length >= 3 && strncmp(path + length, "lib", 3) == 0)
            return true;
    }
    return false;
}

/* Finds the only directory of a loader for which /usr/lib and /lib are one: where each
   package has a prefix of its own. */
static void find_directory(struct ldso_state *state, struct elf_bytes bytes)
{
    for (const char *at = NULL; (at = find(bytes, at, "/", 2)); at++) {
        const char *first = string_around(bytes, at);
        if (!first || *first != '/' || !is_for_libraries(first, (size_t)(at + 1 - first)))
            continue;
        take_directories(state, first, 1);
        return;
    }
}

/* Says whether TEXT is a string of its own in the data. */
static bool is_string(const struct ldso_loader *loader, const char *text)
{
    struct elf_bytes bytes;
    size_t size = strlen(text) + 1;
    for (struct data data = data_of(loader); data_next(&data, &bytes);) {
        const char *at = find_near(bytes, loader->directories[0], text, size);
        for (bool again = true; at; at = find(bytes, at, text, size)) {
            if (string_around(bytes, at) == at)
                return true;
            at = again ? NULL : at + size; /* it may be before the directories */
            again = false;
        }
    }
    return false;
}

/* Sets $LIB (L17), which is a string of its own: in glibc as it is released the last name of
   the first directory, in Debian's the whole path without /usr. */
static void find_library(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    const char *first = loader->directories[0] + 1;
    if (strncmp(first, "usr/", 4) == 0)
        first += 4;
    size_t length = strlen(first);
    char *whole = length > 1 ? ldso_memory_text(&state->memory, first, length - 1) : NULL;
    const char *slash = whole ? strrchr(whole, '/') : NULL;
    if (whole && is_string(loader, whole))
        loader->library = whole;
    else if (slash && is_string(loader, slash + 1))
        loader->library = slash + 1;
}

/* --- glibc: the rest ----------------------------------------------------------------- */

/* Finds the version in "... release version 2.36.": the text of ld.so --version. */
static void find_version(struct ldso_state *state, struct elf_bytes bytes)
{
    static const char before[] = "release version ";
    const char *at = find_near(bytes, state->loader.preload_file, before, sizeof before - 1);
    if (!at)
        return;
    at += sizeof before - 1;
    const char *end = (const char *)bytes.start + bytes.size;
    size_t length = 0;
    while (at + length < end && length < 16 &&
           (at[length] == '.' || (at[length] >= '0' && at[length] <= '9')))
        length++;
    while (length > 0 && at[length - 1] == '.')
        length--;
    state->loader.version = ldso_memory_text(&state->memory, at, length);
}

/* Finds the path of the cache: the string before " search cache=%s\n", with which the
   loader reports it, or one that ends as the cache is usually called. */
static void find_cache(struct ldso_state *state, struct elf_bytes bytes)
{
    static const char report[] = "\0 search cache=%s\n", usual[] = "/ld.so.cache";
    const char *at =
        find_near(bytes, state->loader.directories ? state->loader.directories[0] : NULL, report,
                  sizeof report);
    const char *path = at ? string_around(bytes, at) : NULL;
    if (path && *path == '/') {
        state->loader.cache = path;
        return;
    }
    for (at = NULL; (at = find(bytes, at, usual, sizeof usual)); at++) {
        path = string_around(bytes, at);
        if (path && *path == '/') {
            state->loader.cache = path;
            return;
        }
    }
}

/* Finds the path of the list of preloads: the only one that ends with that word. */
static void find_preload_file(struct ldso_state *state, struct elf_bytes bytes)
{
    static const char usual[] = "preload";
    const char *at = find_near(bytes, state->loader.cache, usual, sizeof usual);
    for (; at; at = find(bytes, at + 1, usual, sizeof usual)) {
        const char *path = string_around(bytes, at);
        if (path && *path == '/') {
            state->loader.preload_file = path;
            return;
        }
    }
}

/* Reads all that glibc's loader tells. */
static void read_glibc(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    struct elf_bytes bytes;
    for (struct data data = data_of(loader); data_next(&data, &bytes);) {
        if (!loader->directories)
            find_directories(state, bytes);
        if (!loader->cache)
            find_cache(state, bytes);
        if (!loader->preload_file)
            find_preload_file(state, bytes);
        if (!loader->version)
            find_version(state, bytes);
        if (!loader->version && !loader->hwcaps_named)
            loader->hwcaps_named = find(bytes, NULL, "glibc-hwcaps", 12) != NULL;
        if (loader->directories && loader->version && loader->cache && loader->preload_file)
            break;
    }
    for (struct data data = data_of(loader); !loader->directories && data_next(&data, &bytes);)
        find_directory(state, bytes);
    if (loader->directories)
        find_library(state);
}

/* --- musl ---------------------------------------------------------------------------- */

/* Says whether the LENGTH bytes at PATH are a list of directories: absolute ones, with
   colons, and none of them for programs. */
static bool is_system_path(const char *path, size_t length)
{
    bool some = false;
    for (size_t at = 0, end; at < length; at = end + 1) {
        for (end = at; end < length && path[end] != ':'; end++)
            if (path[end] <= ' ' || path[end] > '~' || path[end] == '%')
                return false;
        if (path[at] != '/' || (end - at >= 3 && strncmp(path + end - 3, "bin", 3) == 0))
            return false;
        some = some || end < length;
    }
    return some;
}

/* Finds the system path. */
static void find_system_path(struct ldso_state *state, struct elf_bytes bytes)
{
    for (const char *at = NULL; (at = find(bytes, at, ":/", 2)); at++) {
        const char *path = string_around(bytes, at);
        const char *end = (const char *)bytes.start + bytes.size;
        const char *nul = memchr(at, '\0', (size_t)(end - at));
        if (!nul)
            return;
        if (path && is_system_path(path, (size_t)(nul - path))) {
            state->loader.system_path = path;
            state->loader.directories_found = true;
            return;
        }
        at = nul;
    }
}

/* Finds the name of the file that replaces it: "%.*s/etc/ld-musl-x86_64.path", where the
   first part is the loader's own prefix. */
static void find_path_file(struct ldso_state *state, struct elf_bytes bytes)
{
    static const char before[] = "%.*s/", last[] = ".path";
    for (const char *at = NULL; (at = find(bytes, at, last, sizeof last)); at++) {
        const char *text = string_around(bytes, at);
        if (text && strncmp(text, before, sizeof before - 1) == 0) {
            state->loader.path_file = text + sizeof before - 2;
            return;
        }
    }
}

/* Finds the version: a string of its own, "1.2.3" or longer. */
static void find_musl_version(struct ldso_state *state, struct elf_bytes bytes)
{
    const char *end = (const char *)bytes.start + bytes.size;
    for (const char *at = NULL; (at = find(bytes, at, "\0001.", 3)); at++) {
        size_t dots = 0, length = 1;
        for (; at + length < end && length < 16; length++) {
            if (at[length] == '.')
                dots++;
            else if (at[length] < '0' || at[length] > '9')
                break;
        }
        if (at + length < end && dots == 2 && (at[length] == '\0' || at[length] == '-')) {
            state->loader.version = ldso_memory_text(&state->memory, at + 1, length - 1);
            return;
        }
    }
}

/* Reads all that musl's loader tells. */
static void read_musl(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    struct elf_bytes bytes;
    for (struct data data = data_of(loader); data_next(&data, &bytes);) {
        if (!loader->system_path)
            find_system_path(state, bytes);
        if (!loader->path_file)
            find_path_file(state, bytes);
        if (!loader->version)
            find_musl_version(state, bytes);
        if (loader->system_path && loader->path_file && loader->version)
            break;
    }
}

void ldso_compiled_read(struct ldso_state *state)
{
    if (state->loader.musl)
        read_musl(state);
    else
        read_glibc(state);
}
