/* interpreter.c: see interpreter.h. */
#include "ldso/interpreter.h"

#include "ldso/admit.h"
#include "ldso/compiled.h"
#include "ldso/objects.h"
#include "ldso/rules.h"
#include "ldso/subdirectories.h"

#include <errno.h>
#include <stdlib.h>

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

/* Sets the loader's path, and whether a program that names none was built for musl. */
static bool find_path(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    loader->path = interpreter_of(&state->main->object.elf);
    loader->named = loader->path != NULL;
    if (loader->named)
        return true;
    loader->musl = needs_musl(state->main);
    loader->path = loader->machine->loader;
    if (loader->musl)
        loader->path =
            ldso_memory_join(&state->memory, "/lib/ld-musl-", loader->machine->musl, ".so.1");
    return loader->path != NULL;
}

/* --- whose it is --------------------------------------------------------------------- */

/* Loaders that follow neither glibc's nor musl's rules, by the last part of their paths or,
   where that begins with a slash, by the whole. */
static const struct {
    const char *name, *whose;
} strangers[] = {
    {"linker", "Android's"},
    {"linker64", "Android's"},
    {"linker_asan", "Android's"},
    {"linker_asan64", "Android's"},
    {"ld-elf.so.1", "FreeBSD's"},
    {"ld-elf32.so.1", "FreeBSD's"},
    {"ld-elf.so.2", "DragonFly's"},
    {"ld.elf_so", "NetBSD's"},
    {"/usr/libexec/ld.so", "OpenBSD's"},
    {"/usr/lib/ld.so.1", "Solaris'"},
    {"/usr/lib/amd64/ld.so.1", "Solaris'"},
    {"/usr/lib/64/ld.so.1", "Solaris'"},
    {"ld-uClibc.so.0", "uClibc's"},
    {"ld64-uClibc.so.0", "uClibc's"},
    {"ld-uClibc.so.1", "uClibc's"},
    {"ld64-uClibc.so.1", "uClibc's"},
    {"runtime_loader", "Haiku's"},
};

/* Returns whose loader PATH names, if it is one of the strangers; NULL: it is not. */
static const char *whose(const char *path)
{
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++)
        if (strcmp(strangers[i].name, strangers[i].name[0] == '/' ? path : last) == 0)
            return strangers[i].whose;
    return NULL;
}

/* Decides whose loader it is: by its file, or by its name where that cannot be read; a
   program that names none was built for one of the two. */
static bool set_family(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    const char *owner = whose(loader->path), *slash = strrchr(loader->path, '/');
    enum ldso_family family = loader->musl ? LDSO_MUSL : owner ? LDSO_STRANGER : LDSO_GLIBC;
    if (strncmp(slash ? slash + 1 : loader->path, "ld-musl-", 8) == 0)
        family = LDSO_MUSL;
    if (!loader->problem)
        family = ldso_compiled_family(loader);
    else if (loader->alone)
        family = LDSO_STRANGER;
    loader->musl = family == LDSO_MUSL;
    if (family != LDSO_STRANGER)
        return true;
    const char *text = ldso_memory_join(&state->memory, "its loader, ", loader->path, ", is ");
    if (text)
        text = ldso_memory_join(&state->memory, text, owner ? owner : "neither glibc's nor musl's",
                                "; this tool knows the rules of glibc's and musl's loaders only");
    loader->stranger = text;
    return text != NULL;
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

/* What a loader is taken for that has no version, and not a word of what is new in 2.33. */
enum { MINOR_BEFORE_HWCAPS = 32 };

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
    bool old = !version && !loader->problem && !loader->hwcaps_named;
    if (loader->release.minor == 0)
        loader->release.minor = old ? MINOR_BEFORE_HWCAPS : LDSO_MINOR_DEFAULT;
    if (!chosen && loader->object && ldso_rules_have_branch(loader->release.minor))
        loader->release.fixed = has_fixes(loader);
}

/* Sets the default directories (L21) and $LIB (L17), where the file did not tell: those of
   Debian, and what every other distribution has; and the usual paths in /etc. */
static bool set_places(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    if (!loader->library)
        loader->library = loader->machine->library;
    if (!loader->cache)
        loader->cache = "/etc/ld.so.cache";
    if (!loader->preload_file)
        loader->preload_file = "/etc/ld.so.preload";
    if (loader->directories)
        return true;
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

/* The first musl that carries out DT_RELR. */
static const unsigned musl_with_relr[] = {1, 2, 4};

/* Sets what of musl's places its file did not tell (U4), and what its version means. */
static bool set_musl(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    loader->library = "";
    if (!loader->system_path)
        loader->system_path = "/lib:/usr/local/lib:/usr/lib";
    if (!loader->path_file)
        loader->path_file =
            ldso_memory_join(&state->memory, "/etc/ld-musl-", loader->machine->musl, ".path");
    loader->takes_relr = true;
    const char *at = loader->version;
    for (size_t i = 0; at && i < 3; i++) {
        char *end;
        unsigned long number = strtoul(at, &end, 10);
        if (number != musl_with_relr[i]) {
            loader->takes_relr = number > musl_with_relr[i];
            break;
        }
        at = end + (*end == '.');
    }
    return loader->path_file != NULL;
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
                                                false, &error_number, &reason);
    switch (outcome) {
    case LDSO_FOUND: reason = ldso_image_load(&image, &state->memory, true); break;
    case LDSO_ABSENT: reason = strerror(error_number); break;
    case LDSO_WRONG_CLASS: reason = "wrong ELF class"; break;
    case LDSO_WRONG_MACHINE: reason = "for another machine"; break;
    default: break;
    }
    loader->alone = outcome == LDSO_FOUND && reason && !ldso_image_has_dynamic(&image);
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
    if (!find_path(state) || !open_file(state) || !set_family(state))
        return false;
    if (loader->stranger)
        return true;
    if (!loader->problem)
        ldso_compiled_read(state);
    if (loader->musl)
        return set_musl(state) && ldso_subdirectories_make(state);
    set_version(state);
    if (ldso_rule_holds(LDSO_RULE_KERNEL_NOTE, loader->release))
        loader->kernel = ldso_kernel_here();
    loader->takes_relr = ldso_rule_holds(LDSO_RULE_TAKES_RELR, loader->release);
    return set_places(state) && ldso_subdirectories_make(state);
}
