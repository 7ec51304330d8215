/*
 * lint_page.c: see lint_page.h.
 *
 * What is looked for are habits, and they are found by their looks: a rule that misses
 * one now and then is better than one that cries where nothing is wrong.
 */
#include "lab/course/lint_page.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "lab/course/lint_label.h"
#include "lab/words/prose.h"
#include "lab/words/words.h"

/* The columns of a terminal, and how many words make a message known again. */
enum { COLUMNS = 80, PROMPT = 2, KNOWN_WORDS = 3 };

/* Warns of lines of the command that do not fit into a row with their prompt. */
static void lint_width(struct linter *linter, const struct command *command)
{
    const char *text = command->text;
    for (int line = command->line; *text != '\0'; line++) {
        size_t length = strcspn(text, "\n"), width = PROMPT + prose_width(text, length);
        if (width > COLUMNS)
            warn(linter, WARN_WIDTH, line, "a command of %zu columns with its prompt", width);
        text += length + (text[length] == '\n');
    }
}

/* Whether one of the words of COMMAND is a command with one of NAMES, which end with a NULL. */
static bool runs_one_of(const struct words *words, const char *const *names)
{
    for (size_t i = 0; i < words->count; i++)
        for (size_t j = 0; words->item[i].is_command && names[j] != NULL; j++)
            if (strcmp(words->item[i].text, names[j]) == 0)
                return true;
    return false;
}

/* Warns of a command that is followed by its verdict: [ A = B ] && echo yes; and of an awk
   program that chooses between two: print a < b ? "yes" : "no". */
static void lint_assertion(struct linter *linter, const struct command *command,
                           const struct words *words)
{
    static const char *const awk[] = {"awk", NULL};
    if (runs_one_of(words, awk) && strstr(command->text, "? \"") != NULL)
        warn(linter, WARN_ASSERTION, command->line,
             "awk prints a verdict; show the command's own output");
    for (size_t i = 0; i + 1 < words->count; i++) {
        const struct word *word = &words->item[i], *next = word + 1;
        if (word->is_operator && (strcmp(word->text, "&&") == 0 || strcmp(word->text, "||") == 0) &&
            next->is_command &&
            (strcmp(next->text, "echo") == 0 || strcmp(next->text, "printf") == 0)) {
            warn(linter, WARN_ASSERTION, command->line,
                 "%s %s prints a verdict; show the command's own output", word->text, next->text);
            return;
        }
    }
}

/* Whether TEXT fits the extended regular EXPRESSION. */
static bool fits(const char *text, const char *expression)
{
    regex_t compiled;
    bool result = false;
    if (regcomp(&compiled, expression, REG_EXTENDED | REG_NOSUB) == 0) {
        result = regexec(&compiled, text, 0, NULL, 0) == 0;
        regfree(&compiled);
    }
    return result;
}

/* Splits LINE at its blanks. */
static void split_line(struct lines *parts, const char *line)
{
    while (*(line += strspn(line, " \t")) != '\0') {
        size_t length = strcspn(line, " \t");
        lines_add_bytes(parts, line, length);
        line += length;
    }
}

/* Whether the lines A and B have as many words in common, one after the other, as make a
   message known again, or all of A. */
static bool say_the_same(const char *a, const char *b)
{
    struct lines left = {0}, right = {0};
    bool same = false;
    split_line(&left, a);
    split_line(&right, b);
    size_t wanted = left.count < KNOWN_WORDS ? left.count : KNOWN_WORDS;
    for (size_t i = 0; i + wanted <= left.count && !same; i++)
        for (size_t j = 0; j + wanted <= right.count && !same; j++) {
            size_t run = 0;
            while (run < wanted && strcmp(left.item[i + run], right.item[j + run]) == 0)
                run++;
            same = run == wanted;
        }
    lines_free(&left);
    lines_free(&right);
    return same;
}

/* The lines of an expectation that look like messages of an error. */
static void find_messages(struct lines *messages, const struct expectation *expectation)
{
    static const char looks[] = "error|undefined|cannot |not found|No such|multiple definition|"
                                "warning|recompile|not defined|unrecognized|unresolved";
    for (size_t i = 0; i < expectation->patterns.count; i++)
        if (fits(expectation->patterns.item[i], looks))
            lines_add(messages, expectation->patterns.item[i]);
}

/* What is known of the messages of a lab, from top to bottom. */
struct messages {
    struct lines whole; /* lines that no filter has touched */
    struct lines files; /* where messages were redirected to */
    bool explained;     /* this step's text speaks of grep */
};

/* Whether MESSAGE was shown before. */
static bool was_shown(const struct messages *messages, const char *message)
{
    for (size_t i = 0; i < messages->whole.count; i++)
        if (say_the_same(message, messages->whole.item[i]))
            return true;
    return false;
}

/* Notes where COMMAND sends its messages: 2>FILE. */
static void note_files(struct messages *messages, const char *command)
{
    while ((command = strstr(command, "2>")) != NULL) {
        command += strlen("2>");
        size_t length = strcspn(command, " \t\n;&|<>()");
        if (length > 0 && !starts_with(command, "/dev/null"))
            lines_add_bytes(&messages->files, command, length);
    }
}

/* Whether one of the WORDS is a file that messages went to. */
static bool reads_messages(const struct messages *messages, const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        for (size_t j = 0; j < messages->files.count; j++)
            if (strcmp(words->item[i].text, messages->files.item[j]) == 0)
                return true;
    return false;
}

/* Warns where COMMAND shows a part of a message that was not shown in full before. */
static void lint_message(struct linter *linter, struct messages *messages,
                         const struct command *command, const struct words *words)
{
    static const char *const filters[] = {"grep", "sed", "awk", "head", "tail", "cut", "tr", NULL};
    static const char *const grep[] = {"grep", NULL};
    struct lines found = {0};
    find_messages(&found, &command->expectation);
    bool filtered = runs_one_of(words, filters);
    bool from_messages = strstr(command->text, "2>&1") != NULL || reads_messages(messages, words);
    bool debugging = strstr(command->text, "LD_DEBUG") != NULL;
    if (filtered && from_messages && !debugging && !messages->explained && runs_one_of(words, grep))
        for (size_t i = 0; i < found.count; i++)
            if (!was_shown(messages, found.item[i])) {
                warn(linter, WARN_MESSAGE, command->line,
                     "a part of a message that was never shown in full");
                break;
            }
    for (size_t i = 0; i < found.count && !filtered; i++)
        lines_add(&messages->whole, found.item[i]);
    note_files(messages, command->text);
    lines_free(&found);
}

void lint_page(struct linter *linter)
{
    const struct document *document = linter->document;
    struct messages messages = {0};
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_HEADING)
            messages.explained = false;
        if (block->kind == BLOCK_PROSE && strstr(block->text, "`grep") != NULL)
            messages.explained = true;
        lint_label(linter, i);
        for (size_t j = 0; j < block->command_count; j++) {
            const struct command *command = &block->commands[j];
            struct words words = {0};
            words_split(&words, command->text);
            lint_width(linter, command);
            lint_assertion(linter, command, &words);
            lint_message(linter, &messages, command, &words);
            words_free(&words);
        }
    }
    lines_free(&messages.whole);
    lines_free(&messages.files);
}
