/*
 * target_bind.c: mini-bind, as the fuzzer runs it. What the loader's rules open are
 * files in a file system, so the broken file is put into a folder of its own, which is
 * the root for the search: no library of this machine is found. It is the program, and
 * its own preloaded library too: so it is searched, and asks, as a whole scope.
 */
#include "fuzz.h"

#include "bind/interposed.h"
#include "bind/json.h"
#include "bind/list.h"
#include "bind/plain.h"
#include "bind/undefined.h"
#include "bind/why.h"
#include "elf/file.h"
#include "ldso/closure.h"
#include "ldso/demands.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct options options[SETS_MOST];
static char folder[] = "/tmp/fuzz-bind.XXXXXX";
static const char *const names[] = {"prog", "lib.so"};

void target_options(size_t number, char *text)
{
    char *words[WORDS_MOST];
    int count = split_words(words, text);
    if (number == 0 && !mkdtemp(folder))
        exit(2);
    optind = 0;
    options_parse(&options[number], count, words);
    options[number].whatif.options.root = folder;
    options[number].whatif.options.directory = "/";
    options[number].whatif.options.preload = "/lib.so";
}

/* Writes CONTENT into the file NAME of the folder. */
static bool put(const char *name, struct elf_bytes content)
{
    char path[sizeof folder + 16];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *stream = fopen(path, "wb");
    if (!stream)
        return false;
    bool good = fwrite(content.start, 1, (size_t)content.size, stream) == content.size;
    return fclose(stream) == 0 && good;
}

/* Prints the view that VIEW's options want. */
static void print(const struct view *view)
{
    switch (view->options->view) {
    case VIEW_LIST: list_print(view); break;
    case VIEW_WHY: why_print(view); break;
    case VIEW_INTERPOSED: interposed_print(view); break;
    case VIEW_UNDEFINED: undefined_print(view); break;
    case VIEW_PLAIN: plain_print(view); break;
    case VIEW_JSON: json_print(view, 0); break;
    }
}

bool target_run(struct output *output, size_t set, const char *path)
{
    struct elf_file file;
    struct elf_error error;
    struct ldso_closure closure;
    struct ldso_bindings bindings;
    if (!elf_file_open(&file, path, &error))
        return false;
    bool good = put(names[0], file.bytes) && put(names[1], file.bytes);
    elf_file_close(&file);
    if (!good || !ldso_closure_open(&closure, "/prog", &options[set].whatif.options, &error))
        return false;
    struct ldso_demands demands;
    ldso_demands_open(&demands, &closure);
    ldso_demands_close(&demands);
    if (ldso_bind(&bindings, &closure, &error)) {
        struct view view = {output, &options[set], &bindings, false};
        struct output_limit limit = output_begin_file(output, closure.main->file.bytes.size);
        print(&view);
        output_end_file(output, limit);
        ldso_bindings_close(&bindings);
    }
    ldso_closure_close(&closure);
    return true;
}

void target_finish(size_t sets)
{
    for (size_t i = 0; i < sets; i++)
        options_free(&options[i]);
    for (size_t i = 0; i < 2; i++) {
        char path[sizeof folder + 16];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}
