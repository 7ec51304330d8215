/*
 * script.c: a lab's commands without the lab (see views.h).
 *
 * What runs here is printed as a plain shell script: to be read, to be run in a
 * folder of one's own, or to measure what the engine itself costs.
 */
#include <stdio.h>
#include <stdlib.h>

#include "lab/document.h"
#include "lab/views.h"

/* Prints the commands of a fence, or why they are left out. */
static void print_block(const struct block *block, struct facts *facts)
{
    char *failure = block->command_count > 0 ? condition_failure(&block->condition, facts) : NULL;
    if (failure != NULL)
        printf("# line %d: %s\n", block->line, failure);
    for (size_t i = 0; failure == NULL && i < block->command_count; i++)
        printf("%s\n", block->commands[i].text);
    free(failure);
}

int view_script(const struct options *options)
{
    struct document document;
    struct place place;
    int status = 1;
    if (document_read(&document, options->files.item[0]) == 0 &&
        place_open(&place, &options->place) == 0) {
        struct facts *facts = facts_open(&place, &options->without, false);
        for (size_t i = 0; i < document.block_count; i++)
            print_block(&document.blocks[i], facts);
        facts_close(facts);
        place_close(&place);
        status = fflush(stdout) != 0;
    }
    document_free(&document);
    return status;
}
