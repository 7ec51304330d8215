/*
 * update.c: see update.h.
 *
 * What a lab should print is written by people and read by students, so the engine
 * changes only what it must, only on the reference system, and shows every change.
 * Where the meaning has changed (another exit status, a step that cannot run here)
 * it refuses: that is for a person to decide.
 */
#include "lab/show/update.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "lab/process/interrupt.h"
#include "lab/session/run.h"

/* New patterns for the expectation at its place in the file. */
struct change {
    const struct expectation *expectation;
    struct lines patterns;
};

/* An update under way. */
struct update {
    const char *file;
    struct change *changes;
    size_t count;
    bool refused;
};

/* Refuses the update because of LINE. */
static void refuse(struct update *update, int line, const char *reason)
{
    message_at(update->file, line, "not updated: %s", reason);
    update->refused = true;
}

/* For the runner: a skipped fence cannot be checked. */
static void skip(void *context, const struct block *block, const char *reason)
{
    refuse(context, block->line, reason);
}

/* For the runner: notes the new patterns of a command. */
static void after(void *context, const struct outcome *outcome)
{
    struct update *update = context;
    if (outcome->result->ending != ENDED_NORMALLY) {
        char *text = ending_text(outcome->result);
        refuse(update, outcome->command->line, text);
        free(text);
    } else if (outcome->result->status != outcome->expectation->status) {
        char *text = string_format("it ended with status %d, not %d", outcome->result->status,
                                   outcome->expectation->status);
        refuse(update, outcome->command->line, text);
        free(text);
    } else if (!outcome->holds) {
        update->changes =
            memory_grow(update->changes, (update->count + 1) * sizeof *update->changes);
        struct change *change = &update->changes[update->count++];
        *change = (struct change){.expectation = outcome->expectation};
        output_update(&change->patterns, &outcome->expectation->patterns, outcome->lines,
                      outcome->known);
    }
}

/* Shows one change the way diff does. */
static void print_change(const struct update *update, const struct change *change)
{
    const struct expectation *old = change->expectation;
    printf("--- %s:%d\n", update->file, old->first_line);
    for (size_t i = 0; i < old->patterns.count; i++)
        printf("-%s\n", old->patterns.item[i]);
    for (size_t i = 0; i < change->patterns.count; i++)
        printf("+%s\n", change->patterns.item[i]);
}

/* For qsort: by their places in the file. Commands run in another order where an output
   fence below several of them has what the first should print. */
static int compare(const void *left, const void *right)
{
    const struct change *first = left, *second = right;
    return first->expectation->first_line - second->expectation->first_line;
}

/* Writes the document with the changes to its file. */
static int write_changes(const struct update *update, const struct document *document)
{
    struct text text = {0};
    size_t next = 0;
    for (int line = 1; line <= (int)document->source.count + 1; line++) {
        const struct change *change = next < update->count ? &update->changes[next] : NULL;
        if (change != NULL && change->expectation->first_line == line) {
            for (size_t i = 0; i < change->patterns.count; i++)
                text_format(&text, "%s\n", change->patterns.item[i]);
            line += (int)change->expectation->patterns.count; /* [exit N] stays */
            next++;
        }
        if (line <= (int)document->source.count)
            text_format(&text, "%s\n", document->source.item[line - 1]);
    }
    if (document->ends_in_line)
        text.length--;
    struct stat status;
    unsigned mode = stat(update->file, &status) == 0 ? status.st_mode & 07777 : 0644;
    int result = text_write_file(&text, update->file, mode);
    if (result < 0)
        message_error(update->file, "cannot be written: %s", strerror(errno));
    text_free(&text);
    return result;
}

/* Updates one lab. Returns 0, or 1 after a message. */
static int update_file(const char *file, struct machine *machine)
{
    struct document document;
    struct run run = {.folder.lock = -1};
    struct update update = {.file = file};
    const struct view view = {.context = &update, .skip = skip, .after = after};
    int status = 1;
    if (document_read(&document, file) == 0 &&
        run_open(&run, &document, machine, FOLDER_TEST) == 0) {
        run_all(&run, &view);
        if (interrupt_signal() == 0 && !update.refused) {
            if (update.count > 1)
                qsort(update.changes, update.count, sizeof *update.changes, compare);
            for (size_t i = 0; i < update.count; i++)
                print_change(&update, &update.changes[i]);
            status = update.count > 0 && write_changes(&update, &document) < 0;
            printf("%s: %zu expectation%s rewritten\n", file, update.count,
                   update.count == 1 ? "" : "s");
        }
    }
    run_close(&run);
    for (size_t i = 0; i < update.count; i++)
        lines_free(&update.changes[i].patterns);
    free(update.changes);
    document_free(&document);
    return status;
}

int update_labs(const struct lines *files, const struct machine_options *options)
{
    static const char *const reference[] = {"cc:gcc", "ld:bfd", "libc:glibc"};
    struct machine machine;
    int status = 0;
    if (machine_open(&machine, options, false) < 0)
        return 1;
    for (size_t i = 0; i < sizeof reference / sizeof *reference; i++)
        if (!facts_hold(machine.facts, reference[i])) {
            message_error(NULL,
                          "labs are updated with gcc, GNU ld and glibc only; here %s is not so",
                          reference[i]);
            status = 1;
        }
    for (size_t i = 0; status == 0 && i < files->count; i++)
        status = update_file(files->item[i], &machine);
    machine_close(&machine);
    return status;
}
