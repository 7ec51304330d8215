/*
 * match.c: see match.h.
 *
 * A pattern is expanded to a string in which the byte ANY stands for [..], and the byte
 * NUMBER comes before a pattern for a number; since output is shown without control
 * characters, they cannot occur there otherwise.
 */
#include "lab/words/match.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "lab/words/align.h"

enum { ANY = '\1', NUMBER = '\2' };

/* The length of the character of text that BYTES begin with, as utf8_length() says it:
   control characters are none, except tab and newline. */
static int character_length(const unsigned char *bytes, size_t count)
{
    int length = utf8_length(bytes, count);
    bool control = length > 0 && utf8_is_control(bytes) && bytes[0] != '\t' && bytes[0] != '\n';
    return control ? -1 : length;
}

void show_bytes(struct shower *shower, struct text *to, const char *bytes, size_t length, bool end)
{
    size_t done = 0;
    for (;;) {
        while (shower->count < sizeof shower->kept && done < length)
            shower->kept[shower->count++] = (unsigned char)bytes[done++];
        if (shower->count == 0)
            return;
        int size = character_length(shower->kept, shower->count);
        if (size == 0 && !end)
            return;
        if (size > 0)
            text_append(to, shower->kept, (size_t)size);
        else
            text_format(to, "\\x%02x", shower->kept[0]);
        size_t used = size > 0 ? (size_t)size : 1;
        shower->count -= used;
        memmove(shower->kept, shower->kept + used, shower->count);
    }
}

bool pattern_is_any(const char *pattern)
{
    return strcmp(pattern, "...") == 0;
}

/* Appends PATTERN to TO with its bracketed names replaced. */
static void expand(struct text *to, const char *pattern, const struct value *values)
{
    static const char any = ANY, number = NUMBER;
    while (*pattern != '\0') {
        const struct value *value = values;
        size_t length = number_pattern(pattern);
        if (length > 0) {
            text_append(to, &number, 1);
            text_append(to, pattern, length);
            pattern += length;
            continue;
        }
        if (starts_with(pattern, "[..]")) {
            text_append(to, &any, 1);
            pattern += 4;
            continue;
        }
        while (value != NULL && value->name != NULL && !starts_with(pattern, value->name))
            value++;
        if (value != NULL && value->name != NULL) {
            text_add(to, value->value);
            pattern += strlen(value->name);
        } else {
            text_append(to, pattern++, 1);
        }
    }
}

/* Matches an expanded pattern: on a mismatch the last ANY takes one byte more. A number is
   all digits that there are: ANY does not take the first of them. */
static bool expanded_matches(const char *pattern, const char *line, struct numbers *numbers)
{
    const char *retry = NULL, *taken = NULL;
    size_t known = numbers->count, digits;
    while (*line != '\0' || *pattern != '\0') {
        if (*pattern == ANY) {
            retry = ++pattern;
            taken = line;
            known = numbers->count;
        } else if (*pattern == NUMBER && (digits = number_fits(pattern + 1, line, numbers)) > 0) {
            pattern += 1 + number_pattern(pattern + 1);
            line += digits;
        } else if (*line != '\0' && *pattern == *line) {
            pattern++;
            line++;
        } else if (retry != NULL && *taken != '\0') {
            pattern = retry;
            do
                taken++;
            while (*retry == NUMBER && isdigit((unsigned char)taken[-1]) &&
                   isdigit((unsigned char)taken[0]));
            line = taken;
            numbers_cut(numbers, known);
        } else {
            return false;
        }
    }
    return true;
}

bool line_matches(const char *pattern, const char *line, const struct known *known)
{
    struct text expanded = {0};
    size_t before = known->numbers->count;
    expand(&expanded, pattern[0] == '\\' ? pattern + 1 : pattern, known->values);
    bool matches = expanded_matches(text_string(&expanded), line, known->numbers);
    if (!matches)
        numbers_cut(known->numbers, before);
    text_free(&expanded);
    return matches;
}

/* Names the numbers of lines that fit a pattern, wherever they are: so that one line that is
   wrong does not make those wrong that are compared with it. */
static void name_numbers(const struct lines *patterns, const struct lines *lines,
                         const struct known *known)
{
    for (size_t i = 0; i < patterns->count; i++)
        for (size_t j = 0; j < lines->count; j++)
            if (line_matches(patterns->item[i], lines->item[j], known))
                break;
}

bool output_matches(const struct lines *patterns, const struct lines *lines,
                    const struct known *known)
{
    size_t pattern = 0, line = 0, retry = SIZE_MAX, taken = 0;
    size_t before = known->numbers->count, named = before;
    while (line < lines->count || pattern < patterns->count) {
        bool left = pattern < patterns->count;
        if (left && pattern_is_any(patterns->item[pattern])) {
            retry = ++pattern;
            taken = line;
            named = known->numbers->count;
        } else if (left && line < lines->count &&
                   line_matches(patterns->item[pattern], lines->item[line], known)) {
            pattern++;
            line++;
        } else if (retry != SIZE_MAX && taken < lines->count) {
            pattern = retry;
            line = ++taken;
            numbers_cut(known->numbers, named);
        } else {
            numbers_cut(known->numbers, before);
            name_numbers(patterns, lines, known);
            return false;
        }
    }
    return true;
}

/* What the alignment of lines with patterns needs to know. */
struct both {
    const struct lines *patterns;
    const struct lines *lines;
    const struct known *known;
};

/* For align: whether pattern I fits line J. */
static bool pattern_fits(const void *context, size_t i, size_t j)
{
    const struct both *both = context;
    size_t before = both->known->numbers->count;
    bool fits = line_matches(both->patterns->item[i], both->lines->item[j], both->known);
    numbers_cut(both->known->numbers, before);
    return fits;
}

/* For align: whether pattern I takes any number of lines. */
static bool pattern_takes_any(const void *context, size_t i)
{
    const struct both *both = context;
    return pattern_is_any(both->patterns->item[i]);
}

void output_difference(struct lines *difference, const struct lines *patterns,
                       const struct lines *lines, const struct known *known)
{
    struct both both = {patterns, lines, known};
    struct alignment alignment =
        align(patterns->count, lines->count, pattern_fits, pattern_takes_any, &both);
    size_t pattern = 0, line = 0;
    for (size_t k = 0; k < alignment.count; k++) {
        /* In a run of changes all that is missing stands before all that is new. */
        size_t end = k, old = pattern, new = line;
        while (end < alignment.count && alignment.step[end] != STEP_FITS &&
               alignment.step[end] != STEP_TAKES)
            end++;
        for (; k < end; k++) {
            pattern += alignment.step[k] != STEP_INSERT;
            line += alignment.step[k] != STEP_DROP;
        }
        for (; old < pattern; old++)
            if (!pattern_is_any(patterns->item[old])) {
                char *text = string_format("-%s", patterns->item[old]);
                lines_add(difference, text);
                free(text);
            }
        for (; new < line; new ++) {
            char *text = string_format("+%s", lines->item[new]);
            lines_add(difference, text);
            free(text);
        }
        if (k < alignment.count) {
            char *text = string_format(" %s", lines->item[line++]);
            lines_add(difference, text);
            free(text);
            pattern += alignment.step[k] == STEP_FITS;
        }
    }
    alignment_free(&alignment);
}

/* Appends LINE as a pattern: values become their names again. */
static void add_as_pattern(struct text *to, const char *line, const struct value *values)
{
    while (*line != '\0') {
        const struct value *value = values;
        while (value != NULL && value->name != NULL &&
               (*value->value == '\0' || !starts_with(line, value->value)))
            value++;
        if (value != NULL && value->name != NULL) {
            text_add(to, value->name);
            line += strlen(value->value);
        } else {
            text_append(to, line++, 1);
        }
    }
}

/* Adds PATTERN with a backslash in front if its beginning would mean something. */
static void add_escaped(struct lines *lines, const char *pattern)
{
    bool special = starts_with(pattern, "$ ") || starts_with(pattern, "> ") ||
                   strcmp(pattern, ">") == 0 || pattern[0] == '\\' || pattern_is_any(pattern) ||
                   starts_with(pattern, "[exit ") || starts_with(pattern, "```");
    char *text = string_format("%s%s", special ? "\\" : "", pattern);
    lines_add(lines, text);
    free(text);
}

/* For align: whether word I is nothing but a wildcard. */
static bool word_takes_any(const void *context, size_t i)
{
    const struct both *both = context;
    return strcmp(both->patterns->item[i], "[..]") == 0;
}

/* Splits TEXT into words; each keeps the blanks in front of it out of the list. */
static void split_words(struct lines *words, const char *text)
{
    while (*(text += strspn(text, " \t")) != '\0') {
        size_t length = strcspn(text, " \t");
        lines_add_bytes(words, text, length);
        text += length;
    }
}

/* Makes a pattern for LINE that keeps the words of PATTERN that still fit. */
static void update_line(struct lines *updated, const char *pattern, const char *line,
                        const struct known *known)
{
    struct lines old = {0}, new = {0};
    struct text text = {0}, named = {0};
    add_as_pattern(&named, line, known->values); /* first: a value may hold a blank */
    line = text_string(&named);
    split_words(&old, pattern[0] == '\\' ? pattern + 1 : pattern);
    split_words(&new, line);
    struct both both = {&old, &new, &(struct known){NULL, known->numbers}};
    struct alignment alignment = align(old.count, new.count, pattern_fits, word_takes_any, &both);
    size_t from = 0;
    bool taking = false;
    for (size_t k = 0; k < alignment.count; k++) {
        enum step step = alignment.step[k];
        if (step == STEP_DROP) {
            from++;
            taking = false;
            continue;
        }
        size_t blanks = strspn(line, " \t"), length = strcspn(line + blanks, " \t");
        if (!(step == STEP_TAKES && taking))
            text_append(&text, line, blanks);
        if (step == STEP_FITS)
            text_add(&text, old.item[from]);
        else if (step == STEP_TAKES && !taking)
            text_add(&text, "[..]");
        else if (step == STEP_INSERT || step == STEP_REPLACE)
            text_append(&text, line + blanks, length);
        from += step == STEP_FITS || step == STEP_REPLACE;
        taking = step == STEP_TAKES;
        line += blanks + length;
    }
    add_escaped(updated, text_string(&text));
    alignment_free(&alignment);
    text_free(&text);
    text_free(&named);
    lines_free(&old);
    lines_free(&new);
}

void output_update(struct lines *updated, const struct lines *patterns, const struct lines *lines,
                   const struct known *known)
{
    struct both both = {patterns, lines, known};
    struct alignment alignment =
        align(patterns->count, lines->count, pattern_fits, pattern_takes_any, &both);
    size_t pattern = 0, line = 0;
    bool taking = false;
    for (size_t k = 0; k < alignment.count; k++) {
        enum step step = alignment.step[k];
        if (step == STEP_FITS)
            lines_add(updated, patterns->item[pattern]);
        else if (step == STEP_TAKES && !taking)
            lines_add(updated, "...");
        else if (step == STEP_DROP && pattern_is_any(patterns->item[pattern]) && !taking)
            lines_add(updated, "..."); /* it took no line, and still holds */
        else if (step == STEP_REPLACE)
            update_line(updated, patterns->item[pattern], lines->item[line], known);
        else if (step == STEP_INSERT)
            update_line(updated, "", lines->item[line], known);
        taking = step == STEP_TAKES;
        pattern += step != STEP_INSERT && step != STEP_TAKES;
        line += step != STEP_DROP;
    }
    alignment_free(&alignment);
}
