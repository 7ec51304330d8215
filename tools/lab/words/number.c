/*
 * number.c: see number.h.
 *
 * A pattern is taken apart anew each time: it is a few bytes long. One walk serves all who
 * ask; what it has found is in struct parts.
 */
#include "lab/words/number.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/text.h"

/* NAME + CONSTANT and the like, or a constant alone, where NAME is NULL. */
struct term {
    const char *name;
    size_t length;
    char operator; /* + - * */
    long long constant;
};

enum comparison { ANY_NUMBER, EQUAL, AT_LEAST, AT_MOST, MORE, LESS, BETWEEN };

/* A pattern, taken apart. */
struct parts {
    const char *name; /* that it gives, or NULL */
    size_t length;
    enum comparison comparison;
    struct term left, right; /* what it compares with; RIGHT for BETWEEN only */
};

/* How long the name is that TEXT begins with. */
static size_t name_length(const char *text)
{
    size_t length = 0;
    if (islower((unsigned char)text[0]))
        while (islower((unsigned char)text[length]) || isdigit((unsigned char)text[length]) ||
               text[length] == '_')
            length++;
    return length;
}

/* Reads digits at *AT and goes behind them; -1 if there are none, or too many. */
static long long read_digits(const char **at)
{
    long long value = 0;
    const char *start = *at;
    for (; isdigit((unsigned char)**at); (*at)++) {
        int digit = **at - '0';
        if (value > (LLONG_MAX - digit) / 10)
            return -1;
        value = value * 10 + digit;
    }
    return *at > start ? value : -1;
}

/* Reads a term at *AT and goes behind it. */
static bool read_term(struct term *term, const char **at)
{
    size_t length = name_length(*at);
    *term = (struct term){.operator= '+' };
    if (length == 0)
        return (term->constant = read_digits(at)) >= 0;
    term->name = *at;
    term->length = length;
    *at += length;
    if (**at == '\0' || strchr("+-*", **at) == NULL)
        return true;
    term->operator= *(*at)++;
    return (term->constant = read_digits(at)) >= 0;
}

/* Reads the comparison behind the n at *AT, if there is one, and goes behind it. */
static bool read_comparison(struct parts *parts, const char **at)
{
    static const struct {
        const char *text;
        enum comparison comparison;
    } signs[] = {{">=", AT_LEAST}, {"<=", AT_MOST}, {">", MORE}, {"<", LESS}, {"=", EQUAL}};
    if (**at == ']')
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!starts_with(*at, signs[i].text))
            continue;
        parts->comparison = signs[i].comparison;
        *at += strlen(signs[i].text);
        if (!read_term(&parts->left, at))
            return false;
        if (parts->comparison == EQUAL && starts_with(*at, "..")) {
            parts->comparison = BETWEEN;
            *at += 2;
            return read_term(&parts->right, at);
        }
        return true;
    }
    return false;
}

/* Takes TEXT apart; returns its length, 0 if it begins with no pattern for a number. */
static size_t take_apart(struct parts *parts, const char *text)
{
    const char *at = text + 1;
    if (text[0] != '[') /* first: matching asks at every byte */
        return 0;
    *parts = (struct parts){.comparison = ANY_NUMBER};
    size_t length = name_length(at);
    if (at[length] == '=' && !(length == 1 && at[0] == 'n')) {
        if (length == 0)
            return 0;
        parts->name = at;
        parts->length = length;
        at += length + 1;
    }
    if (*at++ != 'n' || !read_comparison(parts, &at) || *at != ']')
        return 0;
    return (size_t)(at + 1 - text);
}

void numbers_cut(struct numbers *numbers, size_t count)
{
    while (numbers->count > count)
        free(numbers->item[--numbers->count].name);
}

void numbers_free(struct numbers *numbers)
{
    numbers_cut(numbers, 0);
    free(numbers->item);
    *numbers = (struct numbers){0};
}

const struct number *numbers_find(const struct numbers *numbers, const char *name, size_t length)
{
    for (size_t i = numbers->count; i > 0; i--)
        if (strlen(numbers->item[i - 1].name) == length &&
            memcmp(numbers->item[i - 1].name, name, length) == 0)
            return &numbers->item[i - 1];
    return NULL;
}

size_t number_pattern(const char *text)
{
    struct parts parts;
    return take_apart(&parts, text);
}

bool number_is_misspelt(const char *text)
{
    if (text[0] != '[' || number_pattern(text) > 0)
        return false;
    size_t name = name_length(text + 1), end = strcspn(text, "]");
    if (name == 1 && text[1] == 'n')
        return text[end] == ']' && strchr("<>=", text[2]) != NULL;
    return name > 0 && text[end] == ']' && text[1 + name] == '=' && text[2 + name] == 'n' &&
           strchr("<>=]", text[3 + name]) != NULL;
}

/* Works out TERM. Returns false when its name is not known, or the result is too large. */
static bool value_of(const struct term *term, const struct numbers *numbers, long long *value)
{
    const struct number *number =
        term->name == NULL ? NULL : numbers_find(numbers, term->name, term->length);
    *value = term->constant;
    if (term->name == NULL)
        return true;
    if (number == NULL)
        return false;
    switch (term->operator) {
    case '-': return !__builtin_sub_overflow(number->value, term->constant, value);
    case '*': return !__builtin_mul_overflow(number->value, term->constant, value);
    default: return !__builtin_add_overflow(number->value, term->constant, value);
    }
}

/* Whether VALUE passes the comparison. */
static bool passes(const struct parts *parts, const struct numbers *numbers, long long value)
{
    long long left = 0, right = 0;
    if (parts->comparison == ANY_NUMBER)
        return true;
    if (!value_of(&parts->left, numbers, &left))
        return false;
    switch (parts->comparison) {
    case EQUAL: return value == left;
    case AT_LEAST: return value >= left;
    case AT_MOST: return value <= left;
    case MORE: return value > left;
    case LESS: return value < left;
    case BETWEEN:
        return value_of(&parts->right, numbers, &right) && value >= left && value <= right;
    case ANY_NUMBER: break;
    }
    return true;
}

size_t number_fits(const char *pattern, const char *line, struct numbers *numbers)
{
    struct parts parts;
    const char *end = line;
    long long value = read_digits(&end);
    if (take_apart(&parts, pattern) == 0 || value < 0 || !passes(&parts, numbers, value))
        return 0;
    if (parts.name != NULL) {
        size_t count = numbers->count + 1;
        numbers->item = memory_grow(numbers->item, count * sizeof *numbers->item);
        numbers->item[numbers->count++] = (struct number){
            .name = string_format("%.*s", (int)parts.length, parts.name), .value = value};
    }
    return (size_t)(end - line);
}

void number_names(const char *pattern, void *context,
                  void (*tell)(void *context, const char *name, size_t length, bool gives))
{
    struct parts parts;
    if (take_apart(&parts, pattern) == 0)
        return;
    if (parts.left.name != NULL)
        tell(context, parts.left.name, parts.left.length, false);
    if (parts.right.name != NULL)
        tell(context, parts.right.name, parts.right.length, false);
    if (parts.name != NULL)
        tell(context, parts.name, parts.length, true);
}
