/*
 * target_ldd.c: mini-ldd, as the fuzzer runs it. As with mini-bind, the broken file is put
 * into a folder of its own, which is the root for the search. The first word of a set says
 * what it is there:
 *
 *   program   the program, and its own preloaded library; its loader is not there
 *   loader    the loader, by the names of glibc's and of musl's, of a program that is sound
 *   cache     /etc/ld.so.cache, of a program and a library that are sound
 *   preload   /etc/ld.so.preload, likewise
 *   kind      no file at all, so that mini-ldd says what kind of file the input is: the
 *             fuzzer has it in memory only
 *
 * An input that came from a cache is no program, and any other is no cache; and a loader is
 * only what says that it is one.
 */
#include "fuzz.h"

#include "elf/file.h"
#include "ldd/report.h"
#include "ldso/closure.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum role { ROLE_PROGRAM, ROLE_LOADER, ROLE_CACHE, ROLE_PRELOAD, ROLE_KIND };

static struct {
    enum role role;
    struct options options;
} sets[SETS_MOST];
static char folder[] = "/tmp/fuzz-ldd.XXXXXX";
static struct elf_bytes program, library; /* sound ones: seeds */

/* Returns the path of NAME in the folder; it holds until the next call. */
static const char *path_of(const char *name)
{
    static char path[sizeof folder + 32];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Folders and files in it: what a program's loader is called. */
static const char glibc[] = "lib64/ld-linux-x86-64.so.2", musl[] = "lib/ld-musl-x86_64.so.1";
static const char *const folders[] = {"etc", "lib64", "lib"};
static const char *const files[] = {"prog", "lib.so",          glibc,
                                    musl,   "etc/ld.so.cache", "etc/ld.so.preload"};

/* Writes CONTENT into the file NAME of the folder, or takes it away if there is none. */
static bool put(const char *name, struct elf_bytes content)
{
    const char *path = path_of(name);
    unlink(path);
    if (!content.start)
        return true;
    FILE *stream = fopen(path, "wb");
    if (!stream)
        return false;
    bool good = fwrite(content.start, 1, (size_t)content.size, stream) == content.size;
    return fclose(stream) == 0 && good;
}

/* Looks among the seeds for a program and a library that are sound: the fuzzer answers to
   any name with some seed. */
static void find_sound(void)
{
    struct ldso_options options = ldso_options_default((char *[]){NULL});
    options.root = folder;
    for (int i = 0; i < 4096 && !(program.start && library.start); i++) {
        char name[16];
        struct elf_file seed;
        struct ldso_closure closure;
        snprintf(name, sizeof name, "seed%d", i);
        if (!elf_file_open(&seed, name, NULL))
            continue;
        if (!put("prog", seed.bytes) || !ldso_closure_open(&closure, "/prog", &options, NULL))
            continue;
        uint64_t soname;
        if (elf_dynamic_find(&closure.main->dynamic, DT_SONAME, &soname))
            library = seed.bytes;
        else if (closure.order_count > 0)
            program = seed.bytes;
        ldso_closure_close(&closure);
    }
}

void target_options(size_t number, char *text)
{
    static const char *const roles[] = {"program", "loader", "cache", "preload", "kind"};
    char *words[WORDS_MOST];
    int count = split_words(words, text);
    if (number == 0 && !mkdtemp(folder))
        exit(2);
    for (size_t i = 0; number == 0 && i < sizeof folders / sizeof *folders; i++)
        if (mkdir(path_of(folders[i]), 0700) != 0)
            exit(2);
    for (enum role role = ROLE_PROGRAM; role <= ROLE_KIND; role++)
        if (strcmp(words[1], roles[role]) == 0)
            sets[number].role = role;
    words[1] = words[0];
    struct options *options = &sets[number].options;
    optind = 0;
    options_parse(options, count - 1, words + 1);
    if (sets[number].role == ROLE_KIND)
        return;
    options->whatif.options.root = folder;
    options->whatif.options.directory = "/";
    if (sets[number].role == ROLE_PROGRAM)
        options->whatif.options.preload = "/lib.so";
}

/* Says whether BYTES are, or were, a cache. */
static bool is_cache(struct elf_bytes bytes)
{
    return memmem(bytes.start, (size_t)bytes.size, "ld.so-1.7.0", 11) ||
           memmem(bytes.start, (size_t)bytes.size, "glibc-ld.so.cache", 17);
}

/* Says whether BYTES are, or were, a loader. */
static bool is_loader(struct elf_bytes bytes)
{
    return memmem(bytes.start, (size_t)bytes.size, "ld.so (", 7) ||
           memmem(bytes.start, (size_t)bytes.size, "musl libc (", 11);
}

/* Says whether the input can have this ROLE. */
static bool is_wanted(struct elf_bytes bytes, enum role role)
{
    if (role == ROLE_LOADER)
        return is_loader(bytes);
    return is_cache(bytes) == (role != ROLE_PROGRAM);
}

bool target_run(struct output *output, size_t set, const char *path)
{
    static const struct elf_bytes nothing = {NULL, 0};
    struct elf_file file;
    enum role role = sets[set].role;
    if (!program.start)
        find_sound();
    if (!elf_file_open(&file, path, NULL))
        return false;
    if (role == ROLE_KIND) {
        elf_file_close(&file);
        return report_file(output, &sets[set].options, path, false) < 2;
    }
    bool good = is_wanted(file.bytes, role) &&
                put("prog", role == ROLE_PROGRAM ? file.bytes : program) &&
                put("lib.so", role == ROLE_PROGRAM ? file.bytes : library) &&
                put(glibc, role == ROLE_LOADER ? file.bytes : nothing) &&
                put(musl, role == ROLE_LOADER ? file.bytes : nothing) &&
                put("etc/ld.so.cache", role == ROLE_CACHE ? file.bytes : nothing) &&
                put("etc/ld.so.preload", role == ROLE_PRELOAD ? file.bytes : nothing);
    elf_file_close(&file);
    return good && report_file(output, &sets[set].options, "/prog", false) < 2;
}

void target_finish(size_t count)
{
    for (size_t i = 0; i < count; i++)
        options_free(&sets[i].options);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(path_of(files[i]));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        rmdir(path_of(folders[i]));
    rmdir(folder);
}
