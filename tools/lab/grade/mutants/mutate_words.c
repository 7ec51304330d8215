/* mutate_words.c: see mutate_words.h. */
#include "lab/grade/mutants/mutate_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/text.h"

/* A word: where it begins and ends. */
struct span {
    size_t at, end;
    bool first;     /* of a command */
    bool separator; /* ; | && || & */
};

/* A line whose words are looked at. */
struct line {
    struct mutations *list;
    size_t at, end;
    struct span *word;
    size_t count;
};

/* Where the text in quotes or brackets that opens at AT ends, behind what closes it. */
static size_t group_end(const char *text, size_t at, size_t end)
{
    char open = text[at], close = open == '(' ? ')' : open == '{' ? '}' : open;
    for (at++; at < end && text[at] != close; at++) {
        if (text[at] == '\\' && open != '\'' && at + 1 < end)
            at++;
        else if (open != '\'' && text[at] == '$' && at + 1 < end && strchr("({", text[at + 1]))
            at = group_end(text, at + 1, end) - 1;
        else if ((open == '(' || open == '{') && strchr("'\"(", text[at]) != NULL)
            at = group_end(text, at, end) - 1;
    }
    return at < end ? at + 1 : end;
}

/* Where the word that begins at AT ends. */
static size_t word_end(const char *text, size_t at, size_t end)
{
    while (at < end && strchr(" \t\n;|&", text[at]) == NULL &&
           !(text[at] == '\\' && text[at + 1] == '\n')) {
        if (text[at] == '\\' && at + 1 < end)
            at += 2;
        else if (strchr("'\"", text[at]) != NULL)
            at = group_end(text, at, end);
        else if (text[at] == '$' && at + 1 < end && strchr("({", text[at + 1]) != NULL)
            at = group_end(text, at + 1, end);
        else
            at++;
    }
    return at;
}

/* Splits the line; OF_COMMANDS says whether ; | and & stand between commands. */
static void split(struct line *line, bool of_commands)
{
    const char *text = line->list->text;
    bool first = true;
    for (size_t at = line->at, end; at < line->end; at = end) {
        if (strchr(" \t\n\\", text[at]) != NULL &&
            (text[at] != '\\' || at + 1 >= line->end || text[at + 1] == '\n')) {
            end = at + 1;
            continue;
        }
        end = word_end(text, at, line->end);
        bool separator = end == at && of_commands;
        if (end == at)
            end = at + strspn(text + at, ";|&");
        if (end > line->end)
            end = line->end;
        line->word = memory_grow(line->word, (line->count + 1) * sizeof *line->word);
        line->word[line->count++] = (struct span){at, end, first && !separator, separator};
        first = separator;
    }
}

/* Adds a change within the line, told as WHAT with the text of WORD in it. */
static void add(const struct line *line, size_t at, size_t end, const char *replacement,
                const struct span *word, const char *what)
{
    char *told =
        string_format("%.*s %s", (int)(word->end - word->at), line->list->text + word->at, what);
    mutation_add(line->list, at, end - at, replacement, told);
    free(told);
}

/* Leaves WORD out, with the blanks in front of it. */
static void leave_out(const struct line *line, const struct span *word)
{
    size_t at = word->at;
    while (at > line->at && strchr(" \t", line->list->text[at - 1]) != NULL)
        at--;
    add(line, at, word->end, "", word, "left out of");
}

/* Exchanges WORD and the one behind it. */
static void exchange(const struct line *line, const struct span *word)
{
    const char *text = line->list->text;
    const struct span *next = word + 1;
    char *turned = string_format("%.*s%.*s%.*s", (int)(next->end - next->at), text + next->at,
                                 (int)(next->at - word->end), text + word->end,
                                 (int)(word->end - word->at), text + word->at);
    char *what =
        string_format("and %.*s exchanged in", (int)(next->end - next->at), text + next->at);
    add(line, word->at, next->end, turned, word, what);
    free(what);
    free(turned);
}

/* Replaces -lNAME by the path of a library in the first folder that -L names. */
static void name_library(const struct line *line, const struct span *word)
{
    const char *text = line->list->text, *folder = ".";
    int length = 1;
    for (size_t i = line->count; i-- > 0;)
        if (strncmp(text + line->word[i].at, "-L", 2) == 0 &&
            line->word[i].end - line->word[i].at > 2) {
            folder = text + line->word[i].at + 2;
            length = (int)(line->word[i].end - line->word[i].at - 2);
        }
    if (strncmp(text + word->at, "-l", 2) != 0 || word->end - word->at < 3)
        return;
    for (int archive = 0; archive < 2; archive++) {
        char *path =
            string_format("%.*s/lib%.*s%s", length, folder, (int)(word->end - word->at - 2),
                          text + word->at + 2, archive ? ".a" : ".so");
        char *what = string_format("replaced by %s in", path);
        add(line, word->at, word->end, path, word, what);
        free(what);
        free(path);
    }
}

/* Leaves out each part of -Wl,PART,PART. */
static void leave_parts_out(const struct line *line, const struct span *word)
{
    const char *text = line->list->text;
    if (strncmp(text + word->at, "-Wl,", 4) != 0)
        return;
    for (size_t at = word->at + 3, end; at < word->end; at = end) {
        end = at + 1;
        while (end < word->end && text[end] != ',')
            end = text[end] == '$' && text[end + 1] == '(' ? group_end(text, end + 1, word->end)
                                                           : end + 1;
        char *what = string_format("without %.*s in", (int)(end - at), text + at);
        add(line, at, end, "", word, what);
        free(what);
    }
}

/* Leaves out each modifier of ar, when the word in front of WORD is ar. */
static void leave_modifiers_out(const struct line *line, const struct span *word)
{
    const char *text = line->list->text;
    const struct span *before = word - 1;
    size_t length = before->end - before->at;
    if (!before->first || !((length == 5 && strncmp(text + before->at, "$(AR)", 5) == 0) ||
                            (length >= 2 && strncmp(text + before->end - 2, "ar", 2) == 0)))
        return;
    for (size_t at = word->at; at < word->end; at++) {
        if (!isalpha((unsigned char)text[at]))
            continue;
        char *what = string_format("without %c in", text[at]);
        add(line, at, at + 1, "", word, what);
        free(what);
    }
}

/* Drops the quotes in WORD, halves each $$, and looks into $(...). */
static void change_inside(const struct line *line, const struct span *word)
{
    const char *text = line->list->text;
    size_t closing = 0; /* where the quotes that are open end */
    for (size_t at = word->at; at < word->end; at++) {
        if (at != closing && (text[at] == '\'' || text[at] == '"')) {
            size_t end = group_end(text, at, word->end);
            char *bare =
                string_format("%.*s", (int)(end - at > 1 ? end - at - 2 : 0), text + at + 1);
            add(line, at, end, bare, word, "without its quotes in");
            free(bare);
            closing = end - 1;
        } else if (text[at] == '$' && text[at + 1] == '$') {
            add(line, at, at + 1, "", word, "with one $ in");
            at++;
        } else if (text[at] == '$' && text[at + 1] == '(' && at + 1 < word->end) {
            size_t end = group_end(text, at + 1, word->end);
            if (memchr(text + at, ' ', end - at) != NULL)
                change_words(line->list, at + 2, end - 1, WORDS_OF_COMMANDS);
        }
    }
}

/* The changes to the word with INDEX. */
static void change_word(const struct line *line, size_t index, enum words_kind kind)
{
    const struct span *word = &line->word[index];
    const struct span *next = index + 1 < line->count ? word + 1 : NULL;
    bool is_command = kind == WORDS_OF_COMMANDS && word->first;
    if (word->separator)
        return;
    if (!is_command && !(kind == WORDS_OF_TARGETS && line->count == 1))
        leave_out(line, word);
    if (!is_command && next != NULL && !next->separator &&
        (kind == WORDS_OF_COMMANDS || kind == WORDS_OF_A_LIST))
        exchange(line, word);
    if (index > 0)
        leave_modifiers_out(line, word);
    name_library(line, word);
    leave_parts_out(line, word);
    change_inside(line, word);
}

void change_words(struct mutations *list, size_t at, size_t end, enum words_kind kind)
{
    struct line line = {.list = list, .at = at, .end = end};
    split(&line, kind == WORDS_OF_COMMANDS);
    for (size_t i = 0; i < line.count; i++)
        change_word(&line, i, kind);
    free(line.word);
}
