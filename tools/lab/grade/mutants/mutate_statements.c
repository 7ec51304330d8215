/*
 * mutate_statements.c: see mutate_statements.h.
 *
 * Comments and what stands in quotes are blanked first, so that the rest can be read
 * character by character.
 */
#include "lab/grade/mutants/mutate_statements.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/text.h"

/* The most blocks in one another. */
enum { DEEPEST = 64 };

/* A text under way. */
struct source {
    struct mutations *list;
    char *seen; /* the text, blanked */
    bool is_c;
    size_t begin[DEEPEST]; /* where the statement that each open block belongs to begins */
    size_t depth;
    size_t start; /* behind the last statement */
};

/* Blanks the LENGTH bytes at AT, but for newlines. */
static void blank(char *seen, size_t at, size_t length)
{
    for (size_t i = at; i < at + length; i++)
        if (seen[i] != '\n')
            seen[i] = ' ';
}

/* A copy of TEXT in which comments are blank, and quotes hold nothing; to be freed. */
static char *look_at(const char *text, bool is_c)
{
    char *seen = string_copy(text);
    for (size_t at = 0, length; seen[at] != '\0'; at += length) {
        length = 1;
        if (strncmp(seen + at, "/*", 2) == 0) {
            const char *end = strstr(seen + at + 2, "*/");
            length = end != NULL ? (size_t)(end + 2 - (seen + at)) : strlen(seen + at);
            blank(seen, at, length);
        } else if (strncmp(seen + at, "//", 2) == 0 || (!is_c && seen[at] == '#')) {
            length = strcspn(seen + at, "\n");
            blank(seen, at, length);
        } else if (seen[at] == '"' || (is_c && seen[at] == '\'')) {
            size_t end = at + 1;
            while (seen[end] != '\0' && seen[end] != seen[at])
                end += seen[end] == '\\' && seen[end + 1] != '\0' ? 2 : 1;
            length = end + (seen[end] != '\0') - at;
            memset(seen + at + 1, 'x', length > 2 ? length - 2 : 0);
        }
    }
    return seen;
}

/* Leaves out what stands from AT to END, but for blanks at its beginning. */
static void leave_out(struct source *source, size_t at, size_t end, const char *what)
{
    at += strspn(source->seen + at, " \t\n");
    source->list->shown = at;
    source->list->shown_end = end;
    if (at < end)
        mutation_add(source->list, at, end - at, "", what);
}

/* Takes in the statement that ends with the semicolon at AT. */
static void end_statement(struct source *source, size_t at)
{
    const char *seen = source->seen;
    size_t start = source->start + strspn(seen + source->start, " \t\n");
    /* What stands behind } and in front of ; is the parent of a version node. */
    if (!source->is_c && source->start > 0 && seen[source->start - 1] == '}') {
        leave_out(source, source->start, at, "the parent left out");
        return;
    }
    if (start < at)
        leave_out(source, start, at + 1, "the statement left out");
}

/* Takes in the block that ends with the bracket at AT. */
static void end_block(struct source *source, size_t at)
{
    if (source->depth == 0)
        return;
    size_t begin = source->begin[--source->depth];
    begin += strspn(source->seen + begin, " \t\n");
    size_t end = at + 1;
    if (!source->is_c) /* a version node reaches to its semicolon */
        end += strcspn(source->seen + end, ";") + (strchr(source->seen + end, ';') != NULL);
    source->list->shown = begin;
    source->list->shown_end = begin + strcspn(source->seen + begin, "{");
    mutation_add(source->list, begin, end - begin, "", "the block left out");
}

/* Takes in the line for the preprocessor at AT. Returns where it ends. */
static size_t end_directive(struct source *source, size_t at)
{
    size_t end = line_end(source->seen, at, true);
    leave_out(source, at, end, "the line left out");
    return end;
}

/* Finds the attributes, storage classes and qualifiers of C. */
static void change_words_of_c(struct source *source)
{
    static const char *const words[] = {"static ", "extern ",   "const ",         "volatile ",
                                        "inline ", "__thread ", "_Thread_local ", NULL};
    static const char attribute[] = "__attribute__((";
    const char *seen = source->seen;
    for (size_t at = 0; seen[at] != '\0'; at++) {
        size_t line = at;
        if (at > 0 && (isalnum((unsigned char)seen[at - 1]) || seen[at - 1] == '_'))
            continue;
        while (line > 0 && seen[line - 1] != '\n')
            line--;
        source->list->shown = line;
        source->list->shown_end = line_end(seen, at, false);
        for (const char *const *word = words; *word != NULL; word++)
            if (strncmp(seen + at, *word, strlen(*word)) == 0) {
                char *what = string_format("%sleft out of", *word);
                mutation_add(source->list, at, strlen(*word), "", what);
                free(what);
            }
        if (strncmp(seen + at, attribute, strlen(attribute)) == 0) {
            const char *close = strstr(seen + at, "))");
            if (close != NULL)
                mutation_add(source->list, at, (size_t)(close + 2 - (seen + at)), "",
                             "the attribute left out of");
        }
    }
}

void change_statements(struct mutations *list, bool is_c)
{
    struct source source = {.list = list, .is_c = is_c, .seen = look_at(list->text, is_c)};
    const char *seen = source.seen;
    int round = 0; /* how many round brackets are open */
    for (size_t at = 0; seen[at] != '\0'; at++) {
        round += (seen[at] == '(') - (seen[at] == ')');
        if (is_c && seen[at] == '#' && (at == 0 || seen[at - 1] == '\n')) {
            at = end_directive(&source, at);
            source.start = at;
            if (seen[at] == '\0')
                break;
        } else if (seen[at] == ';' && round <= 0) {
            end_statement(&source, at);
            source.start = at + 1;
        } else if (!is_c && seen[at] == ':') {
            leave_out(&source, source.start, at + 1, "the label left out");
            source.start = at + 1;
        } else if (seen[at] == '{') {
            if (source.depth < DEEPEST)
                source.begin[source.depth++] = source.start;
            source.start = at + 1;
        } else if (seen[at] == '}') {
            end_block(&source, at);
            source.start = at + 1;
        }
    }
    if (is_c)
        change_words_of_c(&source);
    free(source.seen);
}
