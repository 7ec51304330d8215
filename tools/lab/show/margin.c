/* margin.c: see margin.h. */
#include "lab/show/margin.h"

#include <stdlib.h>

#include "lab/show/source.h"

/* Appends LABEL in a line of its own, unless it is empty. */
static void add_label(const struct terminal *terminal, struct text *to, const char *label)
{
    if (label[0] == '\0')
        return;
    char *line = string_format("%*s\n", terminal->width - 1, label);
    terminal_add(terminal, to, FADED, line);
    free(line);
}

void margin_add_block(const struct terminal *terminal, const struct run *run, struct text *to,
                      const struct block *block)
{
    char *label = condition_label(&block->condition);
    char *failure = facts_missing(run->machine->facts, &block->condition.terms);
    if (failure == NULL)
        add_label(terminal, to, label);
    free(failure);
    free(label);
}

void margin_add_output(const struct terminal *terminal, const struct run *run, struct text *to,
                       const struct command *command)
{
    const struct variant *variant = run_variant(run->machine->facts, command);
    char *source = source_label(run, command);
    if (variant != NULL) {
        char *label = condition_label(&variant->condition);
        add_label(terminal, to, label);
        free(label);
    }
    if (source != NULL)
        add_label(terminal, to, source);
    free(source);
}
