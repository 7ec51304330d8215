/* equivalent.c: see equivalent.h. */
#include "lab/grade/mutants/equivalent.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "lab/words/match.h"

int equivalent_open(struct equivalent *equivalent, const char *folder)
{
    struct text text = {0};
    bool reasoned = true; /* whether the patterns so far have a reason below them */
    int result = 0, last = 0;
    *equivalent = (struct equivalent){.file = string_format("%s/equivalent", folder)};
    if (text_read_file(&text, equivalent->file) < 0 && errno != ENOENT) {
        message_error(equivalent->file, "%s", strerror(errno));
        result = -1;
    }
    lines_split(&equivalent->patterns, text_string(&text), text.length, true);
    equivalent->used = memory_get((equivalent->patterns.count + 1) * sizeof *equivalent->used);
    for (size_t i = 0; i < equivalent->patterns.count; i++) {
        char *line = equivalent->patterns.item[i];
        equivalent->used[i] = false;
        if (starts_with(line, "why: ")) {
            reasoned = true;
        } else if (line[0] != '\0' && line[0] != '#') {
            last = (int)i + 1;
            reasoned = false;
            continue;
        }
        line[0] = '\0';
    }
    if (!reasoned) {
        message_at(equivalent->file, last, "why: is missing below it");
        result = -1;
    }
    text_free(&text);
    return result;
}

void equivalent_close(struct equivalent *equivalent)
{
    lines_free(&equivalent->patterns);
    free(equivalent->used);
    free(equivalent->file);
    *equivalent = (struct equivalent){0};
}

bool equivalent_has(struct equivalent *equivalent, const char *name)
{
    static const struct value none = {NULL, NULL};
    struct numbers numbers = {0};
    const struct known known = {.values = &none, .numbers = &numbers};
    bool found = false;
    for (size_t i = 0; i < equivalent->patterns.count; i++) {
        const char *pattern = equivalent->patterns.item[i];
        if (pattern[0] != '\0' && line_matches(pattern, name, &known))
            equivalent->used[i] = found = true;
    }
    numbers_free(&numbers);
    return found;
}

size_t equivalent_unused(const struct equivalent *equivalent)
{
    size_t count = 0;
    for (size_t i = 0; i < equivalent->patterns.count; i++)
        if (equivalent->patterns.item[i][0] != '\0' && !equivalent->used[i]) {
            message_at(equivalent->file, (int)i + 1, "no mutant with full marks fits this");
            count++;
        }
    return count;
}
