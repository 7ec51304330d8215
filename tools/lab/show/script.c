/*
 * script.c: see script.h.
 *
 * What runs here is printed as a plain shell script: to be read, to be run in a
 * folder of one's own, or to measure what the engine itself costs.
 */
#include "lab/show/script.h"

#include <stdio.h>
#include <stdlib.h>

#include "lab/course/document.h"

/* Prints the commands of a fence, or why they are left out. */
static void print_block(const struct block *block, struct facts *facts)
{
    char *failure = block->command_count > 0 ? facts_missing(facts, &block->condition.terms) : NULL;
    if (failure != NULL)
        printf("# line %d: %s\n", block->line, failure);
    for (size_t i = 0; failure == NULL && i < block->command_count; i++)
        printf("%s\n", block->commands[i].text);
    free(failure);
}

int script_lab(const char *file, const struct machine_options *options)
{
    struct document document;
    struct machine machine;
    int status = 1;
    if (document_read(&document, file) == 0 && machine_open(&machine, options, false) == 0) {
        for (size_t i = 0; i < document.block_count; i++)
            print_block(&document.blocks[i], machine.facts);
        machine_close(&machine);
        status = fflush(stdout) != 0;
    }
    document_free(&document);
    return status;
}
