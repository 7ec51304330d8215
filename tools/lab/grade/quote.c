/* quote.c: see quote.h. */
#include "lab/grade/quote.h"

#include <string.h>

enum {
    LINES_KEPT = 500,       /* of what one command prints */
    BYTES_KEPT = 64 * 1024, /* the same in bytes */
};

void quote_lines(struct lines *to, const struct lines *lines)
{
    size_t bytes = 0, i = 0;
    for (; i < lines->count && i < LINES_KEPT && bytes < BYTES_KEPT; i++) {
        bytes += strlen(lines->item[i]) + 1;
        lines_add_bytes(to, lines->item[i], strnlen(lines->item[i], BYTES_KEPT));
    }
    if (i < lines->count)
        lines_add(to, "(more is not kept)");
}

char *quote_command(const char *command, char *const *words)
{
    struct text text = {0};
    bool quoted = false, doubled = false;
    for (const char *at = command; *at != '\0'; at++) {
        size_t length = strncmp(at, "${R", 3) == 0 && at[3] != '\0' && at[4] == '}' ? 5 : 3;
        char digit = at[0] == '$' ? at[length == 5 ? 3 : at[1] == 'R' ? 2 : 0] : '\0';
        if (!quoted && digit >= '1' && digit <= '3') {
            text_add(&text, words[digit - '1']);
            at += length - 1;
            continue;
        }
        if (*at == '\'' && !doubled)
            quoted = !quoted;
        else if (*at == '"' && !quoted)
            doubled = !doubled;
        text_append(&text, at, 1);
        if (*at == '\\' && !quoted && at[1] != '\0')
            text_append(&text, ++at, 1);
    }
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}

char *quote_pattern(const char *pattern, const struct value *values)
{
    struct text text = {0};
    while (*pattern != '\0') {
        const struct value *value = values;
        while (value->name != NULL && !starts_with(pattern, value->name))
            value++;
        text_append(&text, pattern, value->name == NULL);
        text_add(&text, value->name != NULL ? value->value : "");
        pattern += value->name != NULL ? strlen(value->name) : 1;
    }
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}

void quote_output(struct text *text, const char *output, const char *folder)
{
    const char *found;
    while ((found = strstr(output, folder)) != NULL) {
        text_append(text, output, (size_t)(found - output));
        text_add(text, ".");
        output = found + strlen(folder);
    }
    text_add(text, output);
}
