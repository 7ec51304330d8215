/*
 * mutate.c: see mutate.h.
 *
 * Which kind of file it is says how to look at it. What is written line by line (make,
 * shell, answers) is cut into lines that \ may continue, and these into words; what has
 * statements (C, linker scripts) is looked at by mutate_statements.c.
 */
#include "lab/grade/mutants/mutate.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "lab/grade/mutants/mutate_statements.h"
#include "lab/grade/mutants/mutate_words.h"
#include "lab/words/text.h"

/* Where in the line from AT to END the name of a variable that is set ends, 0 if none is. */
static size_t assignment(const char *text, size_t at, size_t end)
{
    size_t name = at;
    while (name < end && (isalnum((unsigned char)text[name]) || strchr("_-.", text[name])))
        name++;
    size_t sign = name + strspn(text + name, " ");
    if (name == at || sign >= end)
        return 0;
    sign += strspn(text + sign, ":?+");
    return sign < end && text[sign] == '=' ? sign + 1 : 0;
}

/* Where the colon of the rule in the line from AT to END stands, 0 if it is no rule. */
static size_t colon(const char *text, size_t at, size_t end)
{
    int depth = 0;
    for (; at < end; at++) {
        depth += (text[at] == '(') - (text[at] == ')');
        if (depth == 0 && text[at] == ':')
            return at;
    }
    return 0;
}

/* Leaves out the whole rule whose first line goes from AT to END. */
static void leave_rule_out(struct mutations *list, size_t at, size_t end)
{
    const char *text = list->text;
    size_t next = end;
    while (text[next] == '\n' && text[next + 1] == '\t')
        next = line_end(text, next + 1, true);
    if (next > end)
        mutation_add(list, at, next + (text[next] == '\n') - at, "", "the rule left out");
}

/* The changes to one line of a Makefile. */
static void change_make_line(struct mutations *list, size_t at, size_t end)
{
    const char *text = list->text;
    size_t value = assignment(text, at, end), sign;
    if (text[at] == '\t') {
        at++;
        while (at < end && strchr("@+-", text[at]) != NULL)
            at++;
        change_words(list, at, end, WORDS_OF_COMMANDS);
    } else if (value > 0) {
        change_words(list, value, end, WORDS_OF_A_LIST);
    } else if ((sign = colon(text, at, end)) > 0) {
        leave_rule_out(list, at, end);
        change_words(list, at, sign, WORDS_OF_TARGETS);
        change_words(list, sign + 1, end, WORDS_OF_PREREQUISITES);
    }
}

/* The answer after VALUE among those of the file: another one that is as possible. */
static char *another_answer(const char *text, const char *value, size_t length)
{
    const char *at = value;
    do {
        const char *sign = strchr(at, '\n');
        at = sign == NULL ? text : sign + 1;
        size_t end = strcspn(at, "\n"), equal = strcspn(at, "=\n");
        if (at[0] != '#' && equal < end) {
            const char *other = at + equal + 1;
            size_t size = end - equal - 1;
            if (size != length || strncmp(other, value, length) != 0)
                return string_format("%.*s", (int)size, other);
            if (other == value)
                break;
        }
    } while (true);
    return NULL;
}

/* The changes to one line "KEY=VALUE" of answers. */
static void change_answer(struct mutations *list, size_t at, size_t end)
{
    const char *text = list->text;
    size_t sign = at + strcspn(text + at, "=\n") + 1;
    if (sign > end)
        return;
    size_t length = end - sign;
    mutation_add(list, sign, length, "", "no answer in");
    if (length > 0 && length < 18 && strspn(text + sign, "0123456789") == length) {
        char *number = string_format("%lld", strtoll(text + sign, NULL, 10) + 1);
        mutation_add(list, sign, length, number, "one more in");
        free(number);
    }
    char *other = another_answer(text, text + sign, length);
    if (other != NULL)
        mutation_add(list, sign, length, other, "another answer in");
    free(other);
}

/* How the lines of a kind of file are changed, besides being left out. */
struct kind {
    const char *pattern;
    bool continues; /* a line that ends with \ goes on */
    void (*change)(struct mutations *list, size_t at, size_t end);
};

/* The changes to one line of a shell script. */
static void change_shell_line(struct mutations *list, size_t at, size_t end)
{
    change_words(list, at, end, WORDS_OF_COMMANDS);
}

/* Whether the line from AT to END is empty or a comment. */
static bool says_nothing(const char *text, size_t at, size_t end)
{
    at += strspn(text + at, " \t");
    return at >= end || text[at] == '#';
}

/* Changes line by line. */
static void change_lines(struct mutations *list, const struct kind *kind)
{
    const char *text = list->text;
    for (size_t at = 0, end; text[at] != '\0'; at = end + (text[end] == '\n')) {
        end = line_end(text, at, kind->continues);
        if (says_nothing(text, at, end))
            continue;
        list->shown = at;
        list->shown_end = end;
        mutation_add(list, at, end + (text[end] == '\n') - at, "", "the line left out");
        kind->change(list, at, end);
    }
}

void mutate(struct mutations *mutations, const char *name)
{
    static const struct kind kinds[] = {
        {"*akefile", true, change_make_line},
        {"*.mk", true, change_make_line},
        {"*.sh", true, change_shell_line},
        {"*.txt", false, change_answer},
        {NULL, false, NULL},
    };
    const struct kind *kind = kinds;
    while (kind->pattern != NULL && fnmatch(kind->pattern, name, 0) != 0)
        kind++;
    if (kind->pattern != NULL)
        change_lines(mutations, kind);
    else
        change_statements(mutations, fnmatch("*.[ch]", name, 0) == 0);
}
