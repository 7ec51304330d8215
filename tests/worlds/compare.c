/* compare.c: the same question, put to the loader and to the tools. */
#include "compare.h"

#include "ask.h"
#include "tables.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 32 };

/* One comparison: what it is called, the tool, and the loader's and the tool's table. */
struct table {
    const char *name, *tool, *option;
    struct text wanted, got;
};

/* The loader's answers about libraries, about bindings, and of a real start; a tool's. */
static struct answer libraries, bindings, start, said;

/* Appends WORD to the list of WORDS places. */
static void add(char **words, const char *word)
{
    size_t count = 0;
    while (words[count])
        count++;
    if (count + 1 < WORDS)
        words[count] = (char *)(uintptr_t)word; /* execve promises not to change it */
}

/* Asks the loader, with the COUNT variables MORE. */
static void ask_loader(const struct world *world, struct answer *answer, const char *const *more,
                       size_t count)
{
    char *words[WORDS] = {0}, *environment[WORDS] = {0};
    const char *program = text_of(&world->program);
    if (world->by_loader)
        add(words, world->loader);
    add(words, program);
    for (size_t i = 0; i < count; i++)
        add(environment, more[i]);
    for (unsigned i = 0; i < world->variable_count; i++)
        add(environment, text_of(&world->variables[i]));
    ask(answer, text_of(&world->folder), world->by_loader ? world->loader : program, words,
        environment);
}

/* Asks the tool of TABLE. */
static void ask_tool(const struct tally *tally, const struct world *world, struct table *table)
{
    char *words[WORDS] = {0}, *environment[] = {NULL};
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", tally->tools, table->tool);
    add(words, table->tool);
    add(words, table->option);
    for (unsigned i = 0; i < world->variable_count; i++) {
        add(words, "--env");
        add(words, text_of(&world->variables[i]));
    }
    add(words, text_of(&world->program));
    ask(&said, text_of(&world->folder), path, words, environment);
    text_empty(&table->got);
    text_add(&table->got, "%s", text_of(&said.output));
    if (strcmp(tally->falsify, table->name) == 0 && table->got.length) {
        table->got.bytes[--table->got.length] = '\0';
        char *line = strrchr(table->got.bytes, '\n');
        table->got.length = line ? (size_t)(line + 1 - table->got.bytes) : 0;
        table->got.bytes[table->got.length] = '\0';
    }
}

/* Writes TEXT to the file of this name and kind in FOLDER. */
static void keep_text(const char *folder, const char *name, const char *kind, const char *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.%s", folder, name, kind);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        perror(path);
}

/* Returns the number of lines. */
static unsigned long lines_of(const struct text *text)
{
    unsigned long count = 0;
    for (const char *c = text_of(text); *c; c++)
        count += *c == '\n';
    return count;
}

/* Compares TABLE, whose loader's half is there, with what its tool says; and the status,
   which is to be STATUS. Returns whether they agree. FREE: the loader gave up, so what was
   printed until then does not count. */
static bool compare_table(const struct tally *tally, const struct world *world, struct table *table,
                          int status, bool free, const char *folder, bool keep)
{
    ask_tool(tally, world, table);
    if (strcmp(table->tool, "mini-bind") == 0)
        text_sort_lines(&table->got);
    if (strcmp(tally->falsify, "status") == 0)
        status = !status;
    bool same = said.status == status &&
                (free || strcmp(text_of(&table->wanted), text_of(&table->got)) == 0);
    if (same && !keep)
        return true;
    text_add(&table->wanted, "status %d\n", status);
    text_add(&table->got, "status %d\n", said.status);
    keep_text(folder, table->name, "loader", text_of(&table->wanted));
    keep_text(folder, table->name, "tool", text_of(&table->got));
    keep_text(folder, table->name, "messages", text_of(&said.messages));
    return same;
}

/* Writes a script that asks the loader and the tools again. */
static void keep_script(const struct tally *tally, const struct world *world, const char *folder)
{
    struct text script = {0}, variables = {0}, options = {0};
    for (unsigned i = 0; i < world->variable_count; i++) {
        text_add(&variables, " '%s'", text_of(&world->variables[i]));
        text_add(&options, " --env '%s'", text_of(&world->variables[i]));
    }
    const char *program = text_of(&world->program), *loader = world->by_loader ? world->loader : "";
    text_add(&script, "#!/bin/sh\ncd '%s' || exit\n", text_of(&world->folder));
    text_add(&script, "env -i LD_TRACE_LOADED_OBJECTS=1 LD_DEBUG=libs%s %s '%s'\n",
             text_of(&variables), loader, program);
    text_add(&script, "'%s/mini-ldd' --explain%s '%s'\n", tally->tools, text_of(&options), program);
    text_add(&script, "[ \"$1\" = bind ] || exit 0\n");
    text_add(&script,
             "env -i LD_TRACE_LOADED_OBJECTS=1 LD_DEBUG=bindings LD_WARN=yes "
             "LD_BIND_NOW=1%s %s '%s'\n",
             text_of(&variables), loader, program);
    text_add(&script, "'%s/mini-bind' --plain%s '%s'\n", tally->tools, text_of(&options), program);
    keep_text(folder, "ask", "sh", text_of(&script));
    keep_text(folder, "libraries", "said", text_of(&libraries.messages));
    if (!world->symbols)
        keep_text(folder, "start", "said", text_of(&start.messages));
    free(script.bytes);
    free(variables.bytes);
    free(options.bytes);
}

/* Compares the bindings; the libraries agree already. Returns whether these do. */
static bool compare_bindings(struct tally *tally, const struct world *world, const char *folder,
                             bool keep)
{
    static struct table table = {.name = "bindings", .tool = "mini-bind", .option = "--plain"};
    static const char *const trace[] = {"LD_TRACE_LOADED_OBJECTS=1", "LD_DEBUG=bindings",
                                        "LD_WARN=yes", "LD_BIND_NOW=1"};
    ask_loader(world, &bindings, trace, 4);
    text_empty(&table.wanted);
    tables_bindings(&table.wanted, &bindings);
    bool free = bindings.status != 0;
    bool fails =
        free || strstr(text_of(&table.wanted), "\t-\n") || tables_version_missing(&bindings);
    tally->bound++;
    tally->rows += free ? 0 : lines_of(&table.wanted);
    bool same = compare_table(tally, world, &table, fails, free, folder, keep);
    if (!same || keep) {
        text_add(&bindings.messages, "status %d\n", bindings.status);
        keep_text(folder, "bindings", "said", text_of(&bindings.messages));
    }
    return same;
}

/* Returns whether the loader stopped at a mistake of its own: it counts the thread-local
   storage of a filtee of the program, but does not see it again; it is not prepared for a
   library that needs the vDSO; and it crashes where it is a filtee itself. */
static bool is_mistaken(const struct answer *answer)
{
    return strstr(text_of(&answer->messages), "detected by ld.so: rtld.c: ");
}

/* Returns whether the loader refused the real start. A crash is no refusal: a second copy of
   the loader among the libraries ends so. A missing symbol is not about libraries. */
static bool refuses_start(void)
{
    const char *messages = text_of(&start.messages);
    return start.status != 0 && start.status < 128 && !strstr(messages, ": symbol lookup error: ");
}

const char *compare_world(struct tally *tally, const struct world *world, const char *folder,
                          bool keep)
{
    static struct table list = {.name = "list", .tool = "mini-ldd", .option = "--plain"};
    static struct table tries = {.name = "tries", .tool = "mini-ldd", .option = "--tries"};
    static const char *const trace[] = {"LD_TRACE_LOADED_OBJECTS=1", "LD_DEBUG=libs"};
    ask_loader(world, &libraries, trace, 2);
    if (!world->symbols) /* a resolver of STT_GNU_IFUNC would run, and there is none */
        ask_loader(world, &start, NULL, 0);
    if (is_mistaken(&libraries) || libraries.status == 128 + SIGSEGV ||
        (!world->symbols && is_mistaken(&start))) {
        tally->mistaken++;
        return NULL;
    }
    text_empty(&list.wanted);
    text_empty(&tries.wanted);
    tables_list(&list.wanted, &libraries);
    tables_tries(&tries.wanted, &libraries);
    bool refused = libraries.status != 0;
    bool missing = strstr(text_of(&list.wanted), "\tnot found\n");
    bool fails = refused ||
                 (world->symbols ? missing || tables_version_missing(&libraries) : refuses_start());
    tally->worlds++;
    tally->refused += refused;
    tally->lines += lines_of(&list.wanted);
    tally->tries += lines_of(&tries.wanted);
    const char *different = NULL;
    if (!compare_table(tally, world, &list, fails, refused, folder, keep))
        different = "list";
    /* Filters in a circle: the loader never ends, and was stopped somewhere. */
    bool stopped = libraries.status >= 128;
    if (!compare_table(tally, world, &tries, fails, stopped, folder, keep) && !different)
        different = "tries";
    /* Without a library the loader reads behind its table of versions (S19). */
    if (!different && world->symbols && !refused && !missing &&
        !compare_bindings(tally, world, folder, keep))
        different = "bindings";
    if (different || keep)
        keep_script(tally, world, folder);
    tally->different += different != NULL;
    return different;
}
