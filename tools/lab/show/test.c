/*
 * test.c: see test.h.
 *
 * The output is TAP version 13. Every command of every lab is one point, so that
 * the plan can be printed first; a point that failed is followed by a YAML block
 * with what was expected and what came.
 */
#include "lab/show/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/process/interrupt.h"
#include "lab/session/run.h"

/* The test run so far. */
struct tally {
    const char *file;
    size_t number; /* of the point last printed */
    size_t failed;
    int ended_line; /* of the command that ended the shell, 0 if none did */
};

/* Prints the start of a point: "ok 3 - FILE:LINE: COMMAND". A # would begin a
   directive, and only the first line of a long command fits. */
static void print_point(struct tally *tally, bool ok, const struct command *command)
{
    printf("%s %zu - %s:%d: ", ok ? "ok" : "not ok", ++tally->number, tally->file, command->line);
    const char *at = command->text;
    for (; *at != '\0' && *at != '\n'; at++)
        printf(*at == '#' || *at == '\\' ? "\\%c" : "%c", *at);
    fputs(*at == '\n' ? " ..." : "", stdout);
    tally->failed += !ok;
}

/* Prints TEXT, indented, as the value of KEY. */
static void print_literal(const char *key, const char *text)
{
    printf("  %s: |2\n", key);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        printf("    %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* Prints why a point failed. */
static void print_reason(const struct tally *tally, const struct outcome *outcome)
{
    struct lines difference = {0};
    printf("  ---\n  file: '");
    for (const char *at = tally->file; *at != '\0'; at++)
        printf(*at == '\'' ? "''" : "%c", *at);
    printf("'\n  line: %d\n", outcome->command->line);
    print_literal("command", outcome->command->text);
    if (outcome->result->ending != ENDED_NORMALLY) {
        char *text = ending_text(outcome->result);
        printf("  problem: '%s'\n", text);
        free(text);
    } else if (outcome->result->status != outcome->expectation->status) {
        printf("  expected_status: %d\n  status: %d\n", outcome->expectation->status,
               outcome->result->status);
    }
    if (!output_matches(&outcome->expectation->patterns, outcome->lines, outcome->known)) {
        output_difference(&difference, &outcome->expectation->patterns, outcome->lines,
                          outcome->known);
        printf("  difference: |2\n");
        for (size_t i = 0; i < difference.count; i++)
            printf("    %s\n", difference.item[i]);
    }
    printf("  ...\n");
    lines_free(&difference);
}

/* For the runner: the point of a command that ran. */
static void after(void *context, const struct outcome *outcome)
{
    struct tally *tally = context;
    if (outcome->result->ending == ENDED_BY_INTERRUPT)
        return;
    print_point(tally, outcome->holds, outcome->command);
    putchar('\n');
    if (!outcome->holds)
        print_reason(tally, outcome);
    if (outcome->result->ending != ENDED_NORMALLY)
        tally->ended_line = outcome->command->line;
    fflush(stdout);
}

/* For the runner: the points of a fence whose condition does not hold. */
static void skip(void *context, const struct block *block, const char *reason)
{
    struct tally *tally = context;
    for (size_t i = 0; i < block->command_count; i++) {
        print_point(tally, true, &block->commands[i]);
        printf(" # SKIP %s\n", reason);
    }
}

/* For the runner: the point of a command for which there was no shell any more. */
static void not_run(void *context, const struct command *command)
{
    struct tally *tally = context;
    print_point(tally, false, command);
    printf("\n  ---\n  problem: 'not run: line %d ended the lab'\n  ...\n", tally->ended_line);
}

/* Fails every command of a lab that could not be started. */
static void fail_all(struct tally *tally, const struct document *document)
{
    for (size_t i = 0; i < document->block_count; i++)
        for (size_t j = 0; j < document->blocks[i].command_count; j++) {
            print_point(tally, false, &document->blocks[i].commands[j]);
            printf("\n  ---\n  problem: 'not run: the lab could not be started'\n  ...\n");
        }
}

/* Runs the labs that have been read. */
static void run_labs(struct tally *tally, const struct document *documents, size_t count,
                     struct machine *machine)
{
    const struct view view = {.context = tally, .skip = skip, .after = after, .not_run = not_run};
    for (size_t i = 0; i < count && interrupt_signal() == 0; i++) {
        struct run run;
        tally->file = documents[i].file;
        tally->ended_line = 0;
        printf("# %s\n", tally->file);
        if (run_open(&run, &documents[i], machine, FOLDER_TEST) == 0)
            run_all(&run, &view);
        else
            fail_all(tally, &documents[i]);
        run_close(&run);
    }
}

int test_labs(const struct lines *files, const struct machine_options *options)
{
    size_t count = files->count, points = 0;
    struct document *documents = memory_get(count * sizeof *documents);
    struct machine machine;
    struct tally tally = {0};
    bool readable = true;

    for (size_t i = 0; i < count && interrupt_signal() == 0; i++) {
        readable = document_read(&documents[i], files->item[i]) == 0 && readable;
        points += document_commands(&documents[i]);
    }
    int status = 1;
    if (readable && machine_open(&machine, options, false) == 0) {
        printf("TAP version 13\n1..%zu\n", points);
        run_labs(&tally, documents, count, &machine);
        status = tally.failed > 0 || tally.number < points;
        machine_close(&machine);
    } else {
        printf("TAP version 13\nBail out! a lab cannot be read; see the messages\n");
    }
    for (size_t i = 0; i < count; i++)
        document_free(&documents[i]);
    free(documents);
    if (fflush(stdout) != 0 || ferror(stdout))
        return 1;
    return status;
}
