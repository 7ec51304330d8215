/* interpreter.c: see interpreter.h. */
#include "ldso/interpreter.h"

#include "ldso/objects.h"
#include "ldso/rules.h"
#include "ldso/subdirectories.h"

#include <errno.h>
#include <stdlib.h>

/* Directories of glibc, where the loader's file does not tell (L21): Debian's, and what
   every other one has. Those of musl: what its releases have. */
static const char *const musl_directories[] = {"/lib", "/usr/local/lib", "/usr/lib"};

/* --- the path ------------------------------------------------------------------------ */

/* Returns the string in PT_INTERP, or NULL. */
static const char *interpreter_of(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type != PT_INTERP)
            continue;
        struct elf_bytes bytes =
            elf_bytes_part(object->bytes, segment->p_offset, segment->p_filesz);
        struct elf_text text = elf_bytes_string(bytes, 0);
        return text.start && text.length > 0 && text.length < bytes.size ? text.start : NULL;
    }
    return NULL;
}

/* Says whether MAIN, which names no loader, was built for musl: it needs musl's libc. */
static bool needs_musl(const struct ldso_map *main)
{
    for (size_t i = 0; i < main->object.request_count; i++) {
        const char *name = main->object.requests[i].text;
        if (strcmp(name, "libc.so") == 0 || strncmp(name, "libc.musl-", 10) == 0)
            return true;
    }
    return false;
}

/* Sets the loader's path, and whether it is musl. */
static bool find_path(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    loader->path = interpreter_of(&state->main->object.elf);
    loader->named = loader->path != NULL;
    if (loader->named) {
        const char *slash = strrchr(loader->path, '/');
        loader->musl = strncmp(slash ? slash + 1 : loader->path, "ld-musl-", 8) == 0;
        return true;
    }
    loader->musl = needs_musl(state->main);
    loader->path = loader->machine->loader;
    if (loader->musl)
        loader->path =
            ldso_memory_join(&state->memory, "/lib/ld-musl-", loader->machine->musl, ".so.1");
    return loader->path != NULL;
}

/* --- what its read-only data tell ---------------------------------------------------- */

/* Finds the directories: the only run of two or more strings, one behind the other,
   that each begin and end with a slash (L21). */
static bool find_directories(struct ldso_state *state, struct elf_bytes bytes)
{
    struct ldso_loader *loader = &state->loader;
    const char *start = (const char *)bytes.start, *end = start + bytes.size;
    for (const char *at = start; (at = memmem(at, (size_t)(end - at), "/\0/", 3)); at += 2) {
        const char *first = at;
        while (first > start && first[-1] != '\0')
            first--;
        if (first[0] != '/')
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
        const char **list = ldso_memory_array(&state->memory, count, sizeof *list);
        if (!list)
            return false;
        for (size_t i = 0; i < count; i++, first += strlen(first) + 1)
            list[i] = first;
        loader->directories = list;
        loader->directory_count = count;
        loader->directories_found = true;
        return true;
    }
    return false;
}

/* Finds the version in "... release version 2.36.": the text of ld.so --version. */
static bool find_version(struct ldso_state *state, struct elf_bytes bytes)
{
    static const char before[] = "release version ";
    const char *at = memmem(bytes.start, (size_t)bytes.size, before, sizeof before - 1);
    if (!at)
        return false;
    at += sizeof before - 1;
    const char *end = (const char *)bytes.start + bytes.size;
    size_t length = 0;
    while (at + length < end && length < 16 &&
           (at[length] == '.' || (at[length] >= '0' && at[length] <= '9')))
        length++;
    while (length > 0 && at[length - 1] == '.')
        length--;
    state->loader.version = ldso_memory_text(&state->memory, at, length);
    return state->loader.version != NULL;
}

/* Reads what the loader's file tells. The data are in a segment of their own since
   binutils 2.31; in older files they share one with the code. */
static void read_data(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    const struct elf_object *elf = &loader->object->elf;
    for (int code = 0; code <= 1; code++)
        for (uint64_t i = 0; i < elf->segment_count; i++) {
            const Elf64_Phdr *segment = &elf->segments[i];
            if (segment->p_type != PT_LOAD || segment->p_flags & PF_W ||
                code != ((segment->p_flags & PF_X) != 0))
                continue;
            struct elf_bytes bytes =
                elf_bytes_part(elf->bytes, segment->p_offset, segment->p_filesz);
            if (bytes.start && !loader->directories)
                find_directories(state, bytes);
            if (bytes.start && !loader->version)
                find_version(state, bytes);
        }
}

/* --- the facts that follow ----------------------------------------------------------- */

/* Returns MINOR of a version "2.MINOR", or 0. */
static unsigned minor_of(const char *version)
{
    if (strncmp(version, "2.", 2) != 0)
        return 0;
    unsigned long minor = strtoul(version + 2, NULL, 10);
    return minor < 1000 ? (unsigned)minor : 0;
}

/* Says whether the bytes in BYTES, apart from those in the range OTHERS, hold the text
   "_r_debug" between two NULs. */
static bool holds_r_debug(struct elf_bytes bytes, struct elf_bytes others)
{
    static const char name[] = "_r_debug";
    const unsigned char *at = bytes.start, *end = at + bytes.size;
    for (; at && (at = memmem(at, (size_t)(end - at), name, sizeof name)) != NULL; at++)
        if (at > bytes.start && at[-1] == '\0' &&
            (!others.start || at < others.start || at >= others.start + others.size))
            return true;
    return false;
}

/* Says whether the file was built from its branch of fixes as that is since August 2025.
   None of its data shows the changes of rules themselves (S11, L27, S21). But within the
   same three days each branch got another change: the loader looks for the symbol _r_debug,
   and has its name among its texts. Before, the name stood among the dynamic strings only. */
static bool has_fixes(const struct ldso_loader *loader)
{
    const struct elf_object *elf = &loader->object->elf;
    struct elf_bytes strings = loader->object->dynamic.strings; /* up to the segment's end */
    uint64_t size;
    bool found = false;
    if (elf_dynamic_find(&loader->object->dynamic, DT_STRSZ, &size) && size < strings.size)
        strings = elf_bytes_part(strings, 0, size);
    for (uint64_t i = 0; i < elf->segment_count && !found; i++) {
        const Elf64_Phdr *segment = &elf->segments[i];
        if (segment->p_type == PT_LOAD && !(segment->p_flags & PF_W))
            found = holds_r_debug(elf_bytes_part(elf->bytes, segment->p_offset, segment->p_filesz),
                                  strings);
    }
    return found;
}

/* Chooses the version whose rules hold. Before 2.33 the file has no text about it, but
   its real name was "ld-2.31.so". */
static void set_version(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    const char *chosen = state->closure->options.version;
    if (!loader->version && loader->object) {
        const char *real = ldso_root_real_path(&state->root, &state->memory, loader->path);
        const char *name = real ? strrchr(real, '/') : NULL;
        if (name && strncmp(name, "/ld-2.", 6) == 0)
            loader->version =
                ldso_memory_text(&state->memory, name + 4, strcspn(name + 4, "s") - 1);
    }
    const char *version = chosen ? chosen : loader->version;
    loader->release.minor = version ? minor_of(version) : 0;
    if (loader->release.minor == 0)
        loader->release.minor = LDSO_MINOR_DEFAULT;
    if (!chosen && loader->object && ldso_rules_have_branch(loader->release.minor))
        loader->release.fixed = has_fixes(loader);
}

/* Sets the default directories (L21), where the file did not tell, and $LIB: the first
   of them as the distributions build glibc. */
static bool set_directories(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    loader->library = loader->machine->library;
    if (!loader->directories) {
        const char **list = ldso_memory_array(&state->memory, 4, sizeof *list);
        if (!list)
            return false;
        list[0] = ldso_memory_join(&state->memory, "/", loader->library, "/");
        list[1] = ldso_memory_join(&state->memory, "/usr/", loader->library, "/");
        list[2] = "/lib/";
        list[3] = "/usr/lib/";
        loader->directories = list;
        loader->directory_count = 4;
        return list[0] && list[1];
    }
    const char *first = loader->directories[0] + 1;
    if (strncmp(first, "usr/", 4) == 0)
        first += 4;
    size_t length = strlen(first);
    if (length > 0)
        loader->library = ldso_memory_text(&state->memory, first, length - 1);
    return loader->library != NULL;
}

/* Sets what the kernel does with a program whose loader is not there, or is none. The rules
   are carried out all the same, as far as they do not need its file. */
static bool set_refusal(struct ldso_state *state, int error_number)
{
    struct ldso_loader *loader = &state->loader;
    struct ldso_memory *memory = &state->memory;
    if (!loader->problem || !loader->named)
        return true;
    const char *text = ldso_memory_join(memory, "its loader, ", loader->path, "");
    if (text && error_number == ENOENT)
        text = ldso_memory_join(memory, text, ", is not there: starting it fails with '",
                                strerror(error_number));
    else if (text && error_number != 0)
        text = ldso_memory_join(memory, text, ", cannot be opened: starting it fails with '",
                                strerror(error_number));
    else if (text)
        text = ldso_memory_join(memory, text,
                                ", cannot be used, so that it does not start: ", loader->problem);
    if (text)
        loader->refusal = ldso_memory_join(memory, text, error_number != 0 ? "'" : "", "");
    return loader->refusal != NULL;
}

/* Opens the loader's file, and makes it an object. */
static bool open_file(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    struct ldso_map *map = ldso_object_new(state, LDSO_LOADER, loader->path, loader->path);
    if (!map)
        return false;
    loader->object = &map->object;
    struct ldso_image image;
    int error_number;
    const char *reason;
    enum ldso_outcome outcome = ldso_image_open(&image, &state->root, loader->path, loader->machine,
                                                &error_number, &reason);
    switch (outcome) {
    case LDSO_FOUND: reason = ldso_image_load(&image, &state->memory, true); break;
    case LDSO_ABSENT: reason = strerror(error_number); break;
    case LDSO_WRONG_CLASS: reason = "wrong ELF class"; break;
    case LDSO_WRONG_MACHINE: reason = "for another machine"; break;
    default: break;
    }
    if (!reason && !ldso_object_take(state, map, &image))
        return false;
    ldso_image_close(&image);
    if (reason)
        loader->problem = ldso_memory_text(&state->memory, reason, strlen(reason));
    return set_refusal(state, error_number) && !state->memory.exhausted;
}

bool ldso_interpreter_find(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    if (!find_path(state) || !open_file(state))
        return false;
    if (loader->musl) {
        loader->directories = musl_directories;
        loader->directory_count = sizeof musl_directories / sizeof musl_directories[0];
        loader->library = "";
        return ldso_subdirectories_make(state);
    }
    if (!loader->problem)
        read_data(state);
    set_version(state);
    return set_directories(state) && ldso_subdirectories_make(state);
}
