/*
 * target_cache.c: what the loader's rules read besides libraries, as the fuzzer runs it:
 * the cache, the list of preloads, and musl's list of folders, all made of the same
 * broken bytes. The first set looks names up in the cache only, which is quick; the
 * others resolve this very program.
 */
#include "fuzz.h"

#include "elf/file.h"
#include "ldso/cache.h"
#include "ldso/closure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/fuzz-cache.XXXXXX";
static char path_of_copy[sizeof folder + 16];
static bool whole[SETS_MOST];

void target_options(size_t number, char *text)
{
    if (number == 0 && !mkdtemp(folder))
        exit(2);
    snprintf(path_of_copy, sizeof path_of_copy, "%s/copy", folder);
    whole[number] = strstr(text, "--whole") != NULL;
}

/* Looks up NAME for three kinds of machines. */
static void look_up(struct ldso_cache *cache, struct output *output, const char *name)
{
    static const char *const hwcaps[] = {"x86-64-v3", "x86-64-v2"};
    struct ldso_memory memory = {NULL, false};
    struct ldso_cache_reader readers[] = {
        {.flags = 0x303, .flags_also = 0x303, .hwcaps = hwcaps, .hwcap_count = 2, .levels = 7},
        {.flags = 0x3, .flags_also = 0x1, .levels = 1, .old_hwcaps = true, .hwcap = 1},
        {.flags = 0xa03, .flags_also = 0xa03, .levels = UINT32_MAX},
    };
    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        struct ldso_cache fresh = *cache;
        readers[i].memory = &memory;
        const char *path = ldso_cache_find(&fresh, &readers[i], name);
        if (path)
            output_text(output, path);
    }
    ldso_memory_free(&memory);
}

/* Looks up names of the cache itself, and others. */
static bool run_cache(struct output *output, struct elf_bytes bytes)
{
    static const char *const names[] = {"", "libx.so", "libc.so.6", "libx.so.10", "zzz"};
    struct ldso_cache cache;
    if (!ldso_cache_parse(&cache, bytes))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        look_up(&cache, output, names[i]);
    /* Every string in it ends inside, so each can be a name. */
    uint64_t offset = 0;
    for (size_t i = 0; i < 24 && offset < cache.strings.size; i++) {
        const char *name = (const char *)cache.strings.start + offset;
        look_up(&cache, output, name);
        offset += strlen(name) + 1;
    }
    return true;
}

/* Resolves this program with the broken files. */
static bool run_whole(struct output *output, struct elf_bytes bytes)
{
    FILE *stream = fopen(path_of_copy, "wb");
    if (!stream)
        return false;
    bool good = fwrite(bytes.start, 1, (size_t)bytes.size, stream) == bytes.size;
    good &= fclose(stream) == 0;
    struct ldso_options options = {
        .cache = path_of_copy, .preload_file = path_of_copy, .names_only = true};
    struct ldso_closure closure;
    struct elf_error error;
    if (!good || !ldso_closure_open(&closure, "/proc/self/exe", &options, &error))
        return false;
    for (size_t i = 0; i < closure.loaded_count; i++)
        output_text(output, closure.loaded[i]->name);
    ldso_closure_close(&closure);
    return true;
}

bool target_run(struct output *output, size_t set, const char *path)
{
    struct elf_file file;
    struct elf_error error;
    if (!elf_file_open(&file, path, &error))
        return false;
    bool good = whole[set] ? run_whole(output, file.bytes) : run_cache(output, file.bytes);
    elf_file_close(&file);
    return good;
}

void target_finish(size_t sets)
{
    (void)sets;
    unlink(path_of_copy);
    rmdir(folder);
}
