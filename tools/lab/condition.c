/* condition.c: the conditions of a lab's fences (see facts.h). */
#include <stdlib.h>
#include <string.h>

#include "lab/facts.h"

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

char *condition_failure(const struct condition *condition, struct facts *facts)
{
    for (size_t i = 0; i < condition->terms.count; i++) {
        const char *term = condition->terms.item[i];
        bool negated = term[0] == '!';
        const char *name = term + negated;
        if (fact_holds(facts, name) != negated)
            continue;
        const char *meaning = fact_meaning(name);
        return string_format("%s %s%s%s%s", negated ? "only without" : "needs", name,
                             *meaning ? " (" : "", meaning, *meaning ? ")" : "");
    }
    return NULL;
}
