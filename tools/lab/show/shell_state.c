/*
 * shell_state.c: see shell_state.h.
 *
 * A shell prints its variables in a form that can be read again. Not every shell can print
 * its functions; so they are taken from the text, where a command defines one and does
 * nothing else.
 */
#include "lab/show/shell_state.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The variables that are the user's own, or that a shell does not let anybody set. */
static const char print_variables[] = "{ command set; command export -p; } | command sed "
                                      "-e '/^\\(export \\)\\{0,1\\}TERM=/d' "
                                      "-e '/^\\(PPID\\|UID\\|EUID\\|SHELLOPTS\\|BASH[A-Z_]*\\)=/d'";

/* Whether the command TEXT is the definition of a function: NAME() { ... } or NAME() ( ... ). */
static bool defines_function(const char *text)
{
    size_t length = 0, all = strlen(text);
    while (isalnum((unsigned char)text[length]) || text[length] == '_')
        length++;
    if (length == 0 || !starts_with(text + length, "()"))
        return false;
    length += 2;
    length += strspn(text + length, " \n");
    return (text[length] == '{' && text[all - 1] == '}') ||
           (text[length] == '(' && text[all - 1] == ')');
}

void shell_state(const struct run *run, struct text *settings)
{
    const struct document *document = run->document;
    execute_unseen(run->session, print_variables,
                   facts_time_limit(run->machine->facts, UNSEEN_SECONDS), settings);
    for (size_t i = 0; i <= run->block && i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        size_t end = i < run->block ? block->command_count : run->command;
        char *failure =
            end > 0 ? facts_missing(run->machine->facts, &block->condition.terms) : NULL;
        for (size_t j = 0; failure == NULL && j < end; j++)
            if (defines_function(block->commands[j].text))
                text_format(settings, "\n%s", block->commands[j].text);
        free(failure);
    }
}
