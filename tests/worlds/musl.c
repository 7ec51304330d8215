/*
 * musl.c: "ld-musl --list PROGRAM" prints each library when it is loaded, and to standard
 * error what is missing; it relocates, and runs nothing.
 */
#include "musl.h"

#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct answer list, start, said;
static struct text wanted, got;
static char real[4096]; /* musl takes the program's own folder from the path it is given */

/* Appends what musl prints of the libraries: name, tab, path. Itself it names first, and
   again wherever it is asked for; it counts where that is the first time. */
static void add_loaded(struct text *table, const char *output, const char *loader)
{
    bool itself = false;
    const char *line = strchr(output, '\n');
    for (line = line ? line + 1 : ""; *line == '\t'; line = strchr(line, '\n') + 1) {
        const char *arrow = strstr(line, " => "), *end = strchr(line, '\n');
        const char *address = arrow;
        for (const char *at = arrow; at && at < end; at = strstr(at + 1, " ("))
            address = at;
        if (!arrow || !end || arrow > end)
            continue;
        size_t path = (size_t)(address - arrow) - 4;
        if (path != strlen(loader) || strncmp(arrow + 4, loader, path) != 0)
            text_add(table, "%.*s\t%.*s\n", (int)(arrow - line - 1), line + 1, (int)path,
                     arrow + 4);
        else if (!itself)
            text_add(table, "%s\t%s\n", loader, loader);
        itself |= path == strlen(loader) && strncmp(arrow + 4, loader, path) == 0;
    }
}

/* Appends what musl says is missing: each name once, as it is looked for again and again. */
static void add_missing(struct text *table, const char *messages)
{
    static const char begin[] = "Error loading shared library ";
    for (const char *line = messages; (line = strstr(line, begin)); line++) {
        const char *name = line + sizeof begin - 1, *end = strstr(name, ": ");
        if (end && (line == messages || line[-1] == '\n'))
            text_add(table, "%.*s\tnot found\n", (int)(end - name), name);
    }
}

/* Appends the lines of TEXT that end with "not found", or those that do not. */
static void add_lines(struct text *table, const char *text, bool missing)
{
    static const char end[] = "\tnot found";
    for (const char *next; (next = strchr(text, '\n')); text = next + 1) {
        size_t length = (size_t)(next - text);
        bool is_missing =
            length >= sizeof end - 1 && strncmp(next - (sizeof end - 1), end, sizeof end - 1) == 0;
        if (is_missing == missing)
            text_add(table, "%.*s\n", (int)length, text);
    }
}

/* Asks PATH with the words of ARGUMENTS, in the world's own environment. */
static void ask_in(const struct world *world, struct answer *answer, const char *path,
                   const char *first, const char *second)
{
    char *words[] = {(char *)(uintptr_t)path, (char *)(uintptr_t)first, (char *)(uintptr_t)second,
                     NULL};
    char *environment[4] = {NULL};
    for (unsigned i = 0; i < world->variable_count; i++)
        environment[i] = (char *)(uintptr_t)text_of(&world->variables[i]);
    ask(answer, text_of(&world->folder), path, words, environment);
}

/* Asks mini-ldd. */
static void ask_tool(const struct tally *tally, const struct world *world)
{
    char path[4096], *words[16] = {(char *)(uintptr_t) "mini-ldd", (char *)(uintptr_t) "--plain"};
    char *environment[] = {NULL};
    size_t count = 2;
    snprintf(path, sizeof path, "%s/mini-ldd", tally->tools);
    for (unsigned i = 0; i < world->variable_count; i++) {
        words[count++] = (char *)(uintptr_t) "--env";
        words[count++] = (char *)(uintptr_t)text_of(&world->variables[i]);
    }
    words[count] = real;
    ask(&said, text_of(&world->folder), path, words, environment);
}

/* Writes TEXT to the file of this name in FOLDER. */
static void keep_text(const char *folder, const char *name, const char *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        perror(path);
}

const char *compare_musl(struct tally *tally, const struct world *world, const char *folder,
                         bool keep)
{
    if (!realpath(text_of(&world->program), real)) {
        perror(text_of(&world->program));
        exit(2);
    }
    ask_in(world, &list, world->loader, "--list", real);
    ask_in(world, &start, real, NULL, NULL);
    if (list.status >= 128 || (start.status != 0 && start.status != 127)) {
        tally->mistaken++; /* it crashed: it checks next to nothing */
        return NULL;
    }
    ask_tool(tally, world);
    text_empty(&wanted);
    text_empty(&got);
    add_loaded(&wanted, text_of(&list.output), world->loader);
    tally->worlds++;
    for (const char *c = text_of(&wanted); *c; c++)
        tally->lines += *c == '\n';
    add_missing(&wanted, text_of(&list.messages));
    add_lines(&got, text_of(&said.output), false);
    if (strcmp(tally->falsify, "list") == 0)
        text_add(&got, "falsified\n");
    add_lines(&got, text_of(&said.output), true);
    text_add(&wanted, "status %d\n", start.status != 0);
    text_add(&got, "status %d\n", said.status);
    bool same = strcmp(text_of(&wanted), text_of(&got)) == 0;
    tally->different += !same;
    if (!same || keep) {
        keep_text(folder, "list.loader", text_of(&wanted));
        keep_text(folder, "list.tool", text_of(&got));
        keep_text(folder, "list.messages", text_of(&said.messages));
        keep_text(folder, "libraries.said", text_of(&list.messages));
        keep_text(folder, "start.said", text_of(&start.messages));
    }
    return same ? NULL : "list";
}
