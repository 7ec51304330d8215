/*
 * lint_command.c: see lint_command.h.
 *
 * A lab must print the same with every compiler, linker, shell and user. These are
 * the habits that break it and that can be seen in the text.
 */
#include "lab/course/lint_command.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/words.h"

/* Commands that a lab may use only where its fence says it needs them. */
static const struct optional {
    const char *command, *fact;
} optional[] = {
    {"gcc", "gcc"},
    {"clang", "clang"},
    {"musl-gcc", "musl-gcc"},
    {"ld.gold", "gold"},
    {"ld.lld", "lld"},
    {"mold", "mold"},
    {"readelf", "binutils"},
    {"nm", "binutils"},
    {"objdump", "binutils"},
    {"strace", "strace"},
    {"file", "file"},
    {"patchelf", "patchelf"},
    {"setarch", "setarch"},
    {"fincore", "fincore"},
    {"unshare", "unshare"},
    {"curl", "curl"},
    {"ldconfig", "ldconfig"},
    {"ldd", "ldd"},
    {"eu-findtextrel", "elfutils"},
    {"enter", "root-directory"},
    {"chroot", "root-directory"},
};

/* Checks one command's name and the word after it. */
static void lint_name(struct linter *linter, const struct block *block, int line,
                      const struct word *word, const struct word *next)
{
    const char *slash = strrchr(word->text, '/'), *name = slash ? slash + 1 : word->text;
    const char *argument = next != NULL && !next->is_operator ? next->text : "";
    for (size_t i = 0; i < sizeof optional / sizeof *optional; i++)
        if (strcmp(name, optional[i].command) == 0 &&
            !condition_names(&block->condition, optional[i].fact))
            complain(linter, line, "%s may be absent: the fence needs if=%s", word->text,
                     optional[i].fact);
    if (strcmp(name, "ls") == 0 && !starts_with(argument, "-1") && !starts_with(argument, "-l"))
        complain(linter, line, "ls lays out columns as it likes: say ls -1 or ls -l");
    if (strcmp(name, "echo") == 0 && (strchr(argument, '\\') != NULL ||
                                      strcmp(argument, "-n") == 0 || strcmp(argument, "-e") == 0))
        complain(linter, line, "echo differs between shells here: say printf");
    if (strcmp(name, "sleep") == 0)
        complain(linter, line, "sleep waits too long or too short: wait for the event itself");
    if (strcmp(name, "source") == 0 || strcmp(name, "[[") == 0 || strcmp(name, "function") == 0)
        complain(linter, line, "%s is not in every shell", name);
}

/* The last line with a command that waits, -1 if none does; looks once. */
static int last_wait(struct linter *linter)
{
    const struct document *document = linter->document;
    if (linter->wait_line != 0)
        return linter->wait_line;
    linter->wait_line = -1;
    for (size_t i = 0; i < document->block_count; i++)
        for (size_t j = 0; j < document->blocks[i].command_count; j++) {
            const struct command *command = &document->blocks[i].commands[j];
            if (command->line > linter->wait_line && strstr(command->text, "wait"))
                linter->wait_line = command->line;
        }
    return linter->wait_line;
}

/* Checks that a background job cannot print between other commands, and is awaited. */
static void lint_job(struct linter *linter, const struct command *command)
{
    if (last_wait(linter) < command->line)
        complain(linter, command->line, "this background job is never awaited: wait $!");
    if (strchr(command->text, '>') == NULL)
        complain(linter, command->line, "this background job prints when it likes: redirect it");
}

/* Checks the words of a command. */
static void lint_words(struct linter *linter, const struct block *block,
                       const struct command *command)
{
    struct words words = {0};
    words_split(&words, command->text);
    for (size_t i = 0; i < words.count; i++) {
        const struct word *word = &words.item[i], *next = i + 1 < words.count ? word + 1 : NULL;
        if (word->is_command)
            lint_name(linter, block, command->line, word, next);
        if (word->is_operator && strcmp(word->text, "&") == 0)
            lint_job(linter, command);
        if (starts_with(word->text, "-fuse-ld=") &&
            !condition_names(&block->condition, word->text + strlen("-fuse-ld=")))
            complain(linter, command->line, "%s: the fence needs if=%s", word->text,
                     word->text + strlen("-fuse-ld="));
        if (!word->is_operator && (strstr(word->text, ">&9") || starts_with(word->text, "9>")))
            complain(linter, command->line, "descriptor 9 belongs to the engine");
    }
    words_free(&words);
}

void lint_command(struct linter *linter, const struct block *block, const struct command *command)
{
    const char *here = strstr(command->text, "<<");
    lint_words(linter, block, command);
    if (words_expansion(command->text, "ORIGIN", false) ||
        words_expansion(command->text, "LIB", false))
        complain(linter, command->line,
                 "the shell expands this before the linker sees it: "
                 "write '$ORIGIN/...' in single quotes");
    if (words_expansion(command->text, "PWD", true))
        complain(linter, command->line, "a path may hold a blank: write \"$PWD\"");
    if (here != NULL && (strstr(command->text, ".c <<") || strstr(command->text, ".h <<") ||
                         strstr(here, ".c\n") || strstr(command->text, "Makefile <<")))
        complain(linter, command->line,
                 "sources are files in the lab's folder, not here-documents");
}
