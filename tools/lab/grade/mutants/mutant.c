/* mutant.c: see mutant.h. */
#include "lab/grade/mutants/mutant.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/grade/mutants/mutate.h"
#include "lab/words/align.h"

/* The lines of a file in start/ and in the solution. */
struct versions {
    struct lines before, after;
};

/* For align(). */
static bool is_same(const void *context, size_t i, size_t j)
{
    const struct versions *versions = context;
    return strcmp(versions->before.item[i], versions->after.item[j]) == 0;
}

static bool takes_none(const void *context, size_t i)
{
    (void)context;
    (void)i;
    return false;
}

/* Which lines of TEXT are not in BEFORE; to be freed. */
static bool *find_own(const struct text *before, const struct text *text)
{
    struct versions versions = {0};
    lines_split(&versions.before, text_string(before), before->length, false);
    lines_split(&versions.after, text_string(text), text->length, false);
    bool *own = memory_get((versions.after.count + 1) * sizeof *own);
    struct alignment alignment =
        align(versions.before.count, versions.after.count, is_same, takes_none, &versions);
    size_t line = 0;
    for (size_t i = 0; i < alignment.count; i++)
        if (alignment.step[i] != STEP_DROP)
            own[line++] = alignment.step[i] != STEP_FITS;
    own[line] = false;
    alignment_free(&alignment);
    lines_free(&versions.before);
    lines_free(&versions.after);
    return own;
}

/* Adds a mutant; takes over CONTENTS. */
static void add(struct mutant_list *list, const char *file, const char *what, char *contents)
{
    list->item = memory_grow(list->item, (list->count + 1) * sizeof *list->item);
    list->item[list->count++] = (struct mutant){
        .name = string_format("%s: %s", file, what),
        .file = string_copy(file),
        .contents = contents,
    };
}

/* Adds the mutants of FILE, a path below the solution. Returns 0, or -1 after a message. */
static int add_file(struct mutant_list *list, const struct exercise *exercise, const char *file)
{
    char *path = string_format("%s/solution/%s", exercise->folder, file);
    char *old = string_format("%s/start/%s", exercise->folder, file);
    struct text text = {0}, before = {0};
    int result = text_read_file(&text, path);
    if (result < 0)
        message_error(path, "%s", strerror(errno));
    bool began = result == 0 && text_read_file(&before, old) == 0;
    if (result == 0) {
        bool *own = find_own(&before, &text);
        struct mutations mutations = {.text = text_string(&text), .own = own};
        char *copy = string_copy(file);
        if (!began)
            add(list, file, "the file left out", NULL);
        else if (strcmp(text_string(&before), text_string(&text)) != 0)
            add(list, file, "the file as it was", string_copy(text_string(&before)));
        mutate(&mutations, basename(copy));
        for (size_t i = 0; i < mutations.count; i++)
            add(list, file, mutations.item[i].what,
                mutation_apply(&mutations.item[i], text_string(&text)));
        mutations_free(&mutations);
        free(copy);
        free(own);
    }
    text_free(&text);
    text_free(&before);
    free(path);
    free(old);
    return result;
}

/* Adds the mutants of the files in the folder BELOW the solution, "" for itself. */
static int add_folder(struct mutant_list *list, const struct exercise *exercise, const char *below)
{
    char *folder = string_format("%s/solution/%s", exercise->folder, below);
    struct lines names = {0};
    int result = 0;
    folder_list(folder, &names);
    for (size_t i = 0; i < names.count && result == 0; i++) {
        char *path = string_format("%s/%s", folder, names.item[i]);
        char *file = string_format("%s%s%s", below, below[0] != '\0' ? "/" : "", names.item[i]);
        result =
            folder_is(path) ? add_folder(list, exercise, file) : add_file(list, exercise, file);
        free(file);
        free(path);
    }
    lines_free(&names);
    free(folder);
    return result;
}

int mutants_list(struct mutant_list *list, const struct exercise *exercise)
{
    *list = (struct mutant_list){0};
    return add_folder(list, exercise, "");
}

void mutants_free(struct mutant_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->item[i].name);
        free(list->item[i].file);
        free(list->item[i].contents);
    }
    free(list->item);
    *list = (struct mutant_list){0};
}

int mutant_put(const struct mutant *mutant, const char *folder)
{
    char *path = string_format("%s/%s", folder, mutant->file);
    struct stat status = {.st_mode = 0644};
    int result;
    stat(path, &status);
    if (mutant->contents == NULL) {
        result = unlink(path);
    } else {
        const struct text text = {.bytes = mutant->contents, .length = strlen(mutant->contents)};
        result = text_write_file(&text, path, status.st_mode & 07777);
    }
    free(path);
    return result;
}

uint64_t mutant_number(const struct mutant *mutant)
{
    const char *const parts[] = {mutant->name, mutant->contents != NULL ? mutant->contents : ""};
    uint64_t number = 0xcbf29ce484222325; /* FNV-1a */
    for (size_t i = 0; i < 2; i++)
        for (const char *at = parts[i]; *at != '\0'; at++)
            number = (number ^ (unsigned char)*at) * 0x100000001b3;
    return number;
}
