/*
 * lint_label.c: see lint_label.h.
 *
 * In each sentence the name of a fact that the fence asks for is replaced by @; what is left
 * is compared with the forms that such sentences have. So "It needs glibc" is found above
 * a fence for glibc, and "It needs the library" is not.
 */
#include "lab/course/lint_label.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "lab/machine/fact_list.h"

/* What a fact is called in sentences, besides its name and label; the longer names first. */
static const struct called {
    const char *fact, *name;
} called[] = {
    {"libc:glibc", "the GNU C library"},
    {"libc:glibc", "a driver for glibc"},
    {"glibc>=", "that version"},
    {"glibc>=", "glibc"},
    {"static-libc", "the C library as an archive"},
    {"static-libc", "libc.a"},
    {"m32", "-m32"},
    {"m32", "32-bit x86"},
    {"binutils", "the binutils"},
    {"binutils", "GNU binutils"},
    {"binutils", "objdump"},
    {"binutils", "readelf"},
    {"elfutils", "the elfutils"},
    {"userns", "a user namespace"},
    {"bfd", "GNU ld"},
    {"ld:bfd", "the usual linker"},
};

/* What such sentences are about. */
#define SUBJECT                                                                                    \
    "(this|these|that|it|its|from here|"                                                           \
    "the (next|following|last|first|second|step|commands?|rest))( [a-z]+){0,9}"

/* The forms, with @ for the fact, as extended regular expressions that ignore case. */
static const char *const forms[] = {
    "^(and )?" SUBJECT " needs? .*@",
    "^(and )?" SUBJECT " needs? (it|that)([.:]| \\()",
    "^(only )?(with|on|for)( an?| the)? @( processor| machine)?( only| again)?[.:)]",
    "^again with @",
    "^(if|where) .*@.* (installed|present|available|there|at hand)[.:,)]",
};

/* Replaces the first NAME in TEXT, as whole words, by an @. */
static void replace(char *text, const char *name)
{
    size_t length = strlen(name);
    for (char *at = text; length > 0 && (at = strstr(at, name)) != NULL; at++) {
        bool begins = at == text || strchr(" ", at[-1]) != NULL;
        bool ends = strchr(" .,:;)'", at[length]) != NULL;
        if (begins && ends) {
            *at = '@';
            memmove(at + 1, at + length, strlen(at + length) + 1);
            return;
        }
    }
}

/* Replaces what the fact TERM is called in TEXT. */
static void replace_fact(char *text, const char *term)
{
    size_t index = fact_find(term);
    for (size_t i = 0; i < sizeof called / sizeof *called; i++)
        if (strcmp(called[i].fact, term) == 0 ||
            (starts_with(term, "glibc>=") && strcmp(called[i].fact, "glibc>=") == 0))
            replace(text, called[i].name);
    if (index < fact_count && fact_list[index].label != NULL)
        replace(text, fact_list[index].label);
    replace(text, strchr(term, ':') != NULL ? strchr(term, ':') + 1 : term);
}

/* Whether SENTENCE has one of the forms. */
static bool has_form(const char *sentence)
{
    bool found = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms && !found; i++) {
        regex_t compiled;
        if (regcomp(&compiled, forms[i], REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
            continue;
        found = regexec(&compiled, sentence, 0, NULL, 0) == 0;
        regfree(&compiled);
    }
    return found;
}

/* How long the sentence is that TEXT begins with: up to a mark or a bracket. */
static size_t sentence_length(const char *text)
{
    size_t length = strcspn(text, "()");
    for (size_t i = 0; i < length; i++)
        if (strchr(".:?!;", text[i]) != NULL && strchr(" )", text[i + 1]) != NULL)
            return i + 1;
    return text[length] != '\0' ? length + 1 : length;
}

/* Whether a sentence of TEXT says what CONDITION says. */
static bool repeats(const char *text, const struct condition *condition)
{
    bool found = false;
    while (*(text += strspn(text, " ()")) != '\0' && !found) {
        size_t length = sentence_length(text);
        for (size_t i = 0; i < condition->terms.count && !found; i++) {
            char *sentence = string_format("%.*s", (int)length, text);
            replace_fact(sentence, condition->terms.item[i]);
            found = has_form(sentence);
            free(sentence);
        }
        text += length;
    }
    return found;
}

/* The paragraph TEXT in one line and without the marks of code. To be freed. */
static char *plain_line(const char *text)
{
    struct text plain = {0};
    for (; *text != '\0'; text++)
        if (*text != '`')
            text_append(&plain, *text == '\n' ? " " : text, 1);
    char *line = string_copy(text_string(&plain));
    text_free(&plain);
    return line;
}

void lint_label(struct linter *linter, size_t index)
{
    const struct document *document = linter->document;
    const struct block *block = &document->blocks[index];
    size_t next = index + 1;
    while (next < document->block_count && document->blocks[next].kind == BLOCK_COMMENT)
        next++;
    if (block->kind != BLOCK_PROSE || next >= document->block_count ||
        document->blocks[next].kind != BLOCK_CONSOLE)
        return;
    char *text = plain_line(block->text);
    if (repeats(text, &document->blocks[next].condition))
        warn(linter, WARN_CONDITION, block->line,
             "a sentence says what the label of the fence below says");
    free(text);
}
