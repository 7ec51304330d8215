/*
 * words.c: see words.h.
 *
 * No shell parser: it knows quotes, backslashes, operators and where a command's
 * name stands. That finds the mistakes people make; what it misses, the test run
 * finds.
 */
#include "lab/words/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/text.h"

/* Appends the LENGTH bytes at AT as a word. */
static void add(struct words *words, const char *at, size_t length, bool is_operator)
{
    if ((words->count & (words->count - 1)) == 0) { /* full at every power of two */
        size_t capacity = words->count ? words->count * 2 : 1;
        words->item = memory_grow(words->item, capacity * sizeof *words->item);
    }
    words->item[words->count++] =
        (struct word){string_format("%.*s", (int)length, at), false, is_operator};
}

/* How long the quoted part or escaped byte at AT is, 0 if it is a plain byte. */
static size_t quoted_length(const char *at)
{
    const char *end = at + 1;
    if (*at == '\\')
        return at[1] != '\0' ? 2 : 1;
    if (*at != '\'' && *at != '"')
        return 0;
    while (*end != '\0' && *end != *at)
        end += *at == '"' && *end == '\\' && end[1] != '\0' ? 2 : 1;
    return (size_t)(end - at) + (*end != '\0');
}

/* How long the operator at AT is, 0 if there is none. A & of a redirection such as
   2>&1 is none: PREVIOUS is the byte before. */
static size_t operator_length(const char *at, char previous)
{
    if (*at == '&' && (previous == '>' || previous == '<'))
        return 0;
    if (strchr(";&|()\n", *at) == NULL)
        return 0;
    return (*at == '&' || *at == '|' || *at == ';') && at[1] == *at ? 2 : 1;
}

/* Whether TEXT is an assignment, such as LD_LIBRARY_PATH=. */
static bool is_assignment(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_')
        length++;
    return length > 0 && text[length] == '=' && !isdigit((unsigned char)text[0]);
}

/* Whether a command's name may follow the word TEXT, where one may stand. */
static bool leads_command(const char *text)
{
    static const char *const leaders[] = {"if", "then", "else", "elif", "do",      "while", "until",
                                          "!",  "{",    "time", "exec", "command", "env",   "eval"};
    for (size_t i = 0; i < sizeof leaders / sizeof *leaders; i++)
        if (strcmp(text, leaders[i]) == 0)
            return true;
    return is_assignment(text);
}

/* Marks the words that name commands. */
static void mark_commands(struct words *words)
{
    bool expects = true;
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->item[i];
        if (word->is_operator) {
            expects = true;
        } else if (expects && !leads_command(word->text)) {
            word->is_command = true;
            expects = false;
        }
    }
}

/* The part of COMMAND before the body of a here-document. */
static size_t visible_length(const char *command)
{
    const char *here = strstr(command, "<<");
    return here != NULL ? strcspn(here, "\n") + (size_t)(here - command) : strlen(command);
}

static void split(struct words *words, const char *command, int depth);

/* Splits the commands in $( ) that stand inside the double quotes in WORD, which is DEPTH
   such commands deep itself. */
static void split_quoted(struct words *words, const char *word, int depth)
{
    enum { DEEPEST = 8 }; /* what is deeper, nobody writes */
    if (depth == DEEPEST || strchr(word, '"') == NULL)
        return;

    bool doubled = false;
    for (const char *at = word; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        } else if (*at == '"') {
            doubled = !doubled;
        } else if (*at == '\'' && !doubled) {
            at += quoted_length(at) - 1;
        } else if (doubled && at[0] == '$' && at[1] == '(' && at[2] != '(') {
            add(words, at, 2, true);
            split(words, at + 2, depth + 1);
            return;
        }
    }
}

/* Splits COMMAND, which stands in DEPTH others, into words. */
static void split(struct words *words, const char *command, int depth)
{
    const char *end = command + visible_length(command);
    for (const char *at = command; at < end;) {
        const char *start = at;
        char previous = at > command ? at[-1] : '\0';
        size_t length = operator_length(at, previous);
        if (*at == ' ' || *at == '\t') {
            at++;
            continue;
        }
        if (length > 0) {
            add(words, at, length, true);
            at += length;
            continue;
        }
        while (at < end && *at != ' ' && *at != '\t' && !operator_length(at, previous)) {
            size_t quoted = quoted_length(at);
            if (quoted == 0 && at[0] == '$' && at[1] == '(' && at[2] != '(')
                break;
            at += quoted > 0 ? quoted : 1;
            previous = at[-1];
        }
        if (at > start) {
            add(words, start, (size_t)(at - start), false);
            char *word = string_copy(words->item[words->count - 1].text);
            split_quoted(words, word, depth);
            free(word);
        }
        if (at < end && at[0] == '$' && at[1] == '(') { /* a command inside a word */
            add(words, at, 2, true);
            at += 2;
        }
    }
}

void words_split(struct words *words, const char *command)
{
    split(words, command, 0);
    mark_commands(words);
}

void words_free(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->item[i].text);
    free(words->item);
    *words = (struct words){0};
}

const char *words_expansion(const char *command, const char *name, bool split)
{
    size_t length = strlen(name);
    bool doubled = false;
    const char *word = command;
    for (const char *at = command; *at != '\0'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        } else if (*at == '\'' && !doubled) {
            at += quoted_length(at) - 1;
        } else if (*at == '"') {
            doubled = !doubled;
        } else if (*at == '$' && !(split && doubled)) {
            const char *after = at + 1 + (at[1] == '{');
            bool same = strncmp(after, name, length) == 0 &&
                        !isalnum((unsigned char)after[length]) && after[length] != '_';
            if (same && !(split && is_assignment(word)))
                return at;
        } else if (!doubled && strchr(" \t\n;&|(", *at) != NULL) {
            word = at + 1;
        }
    }
    return NULL;
}
