/* doctor.c: see doctor.h. */
#include "lab/show/doctor.h"

#include <stdio.h>
#include <stdlib.h>

#include "lab/course/document.h"
#include "lab/machine/describe.h"

/* Prints the steps of FILE that would not run here, and counts their commands.
   Returns 0, or -1 after a message if FILE cannot be read. */
static int print_skips(const char *file, struct facts *facts, size_t *commands)
{
    struct document document;
    int result = document_read(&document, file);
    for (size_t i = 0; i < document.block_count; i++) {
        const struct block *block = &document.blocks[i];
        char *failure = facts_missing(facts, &block->condition.terms);
        if (failure != NULL) {
            printf("  %s:%d: %s\n", file, block->line, failure);
            *commands += block->command_count;
        }
        free(failure);
    }
    document_free(&document);
    return result;
}

int doctor_print(const struct lines *files, const struct machine_options *options)
{
    struct machine machine;
    size_t commands = 0;
    int status = 0;
    if (machine_open(&machine, options, true) < 0)
        return 1;
    describe_machine(&machine);
    if (files->count > 0) {
        printf("\nSteps that would not run here\n");
        for (size_t i = 0; i < files->count; i++)
            if (print_skips(files->item[i], machine.facts, &commands) < 0)
                status = 1;
        if (commands == 0)
            printf("  none\n");
    }
    machine_close(&machine);
    return status;
}
