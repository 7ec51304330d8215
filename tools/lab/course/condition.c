/* condition.c: see condition.h. */
#include "lab/course/condition.h"

#include <stdlib.h>
#include <string.h>

#include "lab/machine/fact_list.h"

bool condition_parse(struct condition *condition, const char *text, char **unknown)
{
    bool more = true;
    while (more) {
        size_t length = strcspn(text, ",");
        lines_add_bytes(&condition->terms, text, length);
        const char *term = condition->terms.item[condition->terms.count - 1];
        if (!fact_is_known(term + (term[0] == '!'))) {
            *unknown = string_copy(term);
            return false;
        }
        more = text[length] == ',';
        text += length + 1;
    }
    return true;
}

void condition_free(struct condition *condition)
{
    lines_free(&condition->terms);
}

bool condition_names(const struct condition *condition, const char *fact)
{
    for (size_t i = 0; i < condition->terms.count; i++)
        if (strcmp(condition->terms.item[i], fact) == 0)
            return true;
    return false;
}

char *condition_label(const struct condition *condition)
{
    struct text text = {0};
    for (size_t i = 0; i < condition->terms.count; i++) {
        if (starts_with(condition->terms.item[i], "!arch:"))
            continue;
        char *label = fact_label(condition->terms.item[i]);
        text_format(&text, "%s%s", text.length > 0 ? ", " : "", label);
        free(label);
    }
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}
