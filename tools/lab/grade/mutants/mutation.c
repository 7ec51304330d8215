/* mutation.c: see mutation.h. */
#include "lab/grade/mutants/mutation.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/text.h"

size_t line_end(const char *text, size_t at, bool continues)
{
    size_t end = at + strcspn(text + at, "\n");
    while (continues && text[end] == '\n' && end > at && text[end - 1] == '\\')
        end += 1 + strcspn(text + end + 1, "\n");
    return end;
}

char *mutation_apply(const struct mutation *mutation, const char *text)
{
    return string_format("%.*s%s%s", (int)mutation->at, text, mutation->replacement,
                         text + mutation->at + mutation->length);
}

/* Whether one of LENGTH bytes at AT stands on a line of one's own. */
static bool is_own(const struct mutations *mutations, size_t at, size_t length)
{
    size_t line = 0;
    if (mutations->own == NULL)
        return true;
    for (size_t i = 0; i < at + length; i++) {
        if (i >= at && mutations->own[line])
            return true;
        line += mutations->text[i] == '\n';
    }
    return false;
}

/* Whether MUTATION changes the text, and in a way that no earlier one does. */
static bool is_new(const struct mutations *mutations, const struct mutation *mutation)
{
    const char *text = mutations->text;
    char *changed = mutation_apply(mutation, text);
    bool is_new = strcmp(changed, text) != 0;
    for (size_t i = 0; i < mutations->count && is_new; i++) {
        char *other = mutation_apply(&mutations->item[i], text);
        is_new = strcmp(changed, other) != 0;
        free(other);
    }
    free(changed);
    return is_new;
}

/* Appends the text from AT to END as one line, with single blanks. */
static void add_line(struct text *to, const char *text, size_t at, size_t end)
{
    bool blank = false, first = true;
    for (; at < end; at++) {
        if (strchr(" \t\n", text[at]) != NULL || (text[at] == '\\' && text[at + 1] == '\n')) {
            blank = true;
            continue;
        }
        if (blank && !first)
            text_add(to, " ");
        text_append(to, &text[at], 1);
        blank = first = false;
    }
}

void mutation_add(struct mutations *mutations, size_t at, size_t length, const char *replacement,
                  const char *what)
{
    struct mutation mutation = {
        .at = at, .length = length, .replacement = string_copy(replacement)};
    struct text place = {0};
    if (!is_own(mutations, at, length) || !is_new(mutations, &mutation)) {
        free(mutation.replacement);
        return;
    }
    text_format(&place, "%s: ", what);
    add_line(&place, mutations->text, mutations->shown, mutations->shown_end);
    mutation.what = place.bytes;
    mutations->item =
        memory_grow(mutations->item, (mutations->count + 1) * sizeof *mutations->item);
    mutations->item[mutations->count++] = mutation;
}

void mutations_free(struct mutations *mutations)
{
    for (size_t i = 0; i < mutations->count; i++) {
        free(mutations->item[i].replacement);
        free(mutations->item[i].what);
    }
    free(mutations->item);
    *mutations = (struct mutations){0};
}
