/* run.c: see run.h. */
#include "lab/session/run.h"

#include <stdlib.h>

#include "lab/process/interrupt.h"

int run_open(struct run *run, const struct document *document, struct machine *machine,
             enum folder_use use)
{
    struct place *place = &machine->place;
    *run = (struct run){.document = document, .machine = machine, .use = use, .folder.lock = -1};
    if (lab_folder_open(&run->folder, place->build, document->file, use, true) < 0)
        return -1;
    place_settle(place, run->folder.path, run->folder.temporary);
    run->values[0] = (struct value){"[LAB]", run->folder.path};
    run->session = session_open(run->folder.path, place->environment, NULL);
    return run->session != NULL ? 0 : -1;
}

/* Ends the session, if it is still there. */
static void end_session(struct run *run)
{
    if (run->session != NULL)
        session_close(run->session);
    run->session = NULL;
}

void run_close(struct run *run)
{
    end_session(run);
    lab_folder_close(&run->folder, run->use);
}

/* The expectation that counts here: that of the first output fence whose condition
   holds, or else the one below the command. */
static const struct expectation *choose(const struct run *run, const struct command *command)
{
    for (size_t i = 0; i < command->variant_count; i++) {
        char *failure = facts_missing(run->machine->facts, &command->variants[i].condition.terms);
        if (failure == NULL)
            return &command->variants[i].expectation;
        free(failure);
    }
    return &command->expectation;
}

/* Runs one command and tells VIEW. Returns whether it did what the text says. */
static bool run_command(struct run *run, const struct view *view, const struct block *block,
                        const struct command *command)
{
    struct result result;
    struct lines lines = {0};
    int seconds = facts_time_limit(run->machine->facts, block->timeout);
    execute(run->session, command->text, seconds, view->output, view->context, &result);
    lines_split(&lines, text_string(&result.output), result.output.length, true);
    struct outcome outcome = {
        .block = block,
        .command = command,
        .expectation = choose(run, command),
        .result = &result,
        .lines = &lines,
        .values = run->values,
    };
    outcome.holds = result.ending == ENDED_NORMALLY &&
                    result.status == outcome.expectation->status &&
                    output_matches(&outcome.expectation->patterns, &lines, run->values);
    if (result.ending != ENDED_NORMALLY)
        end_session(run);
    if (view->after != NULL)
        view->after(view->context, &outcome);
    result_free(&result);
    lines_free(&lines);
    return outcome.holds;
}

/* Begins anew in a new folder, and runs silently what stands above STOP. */
static bool replay(struct run *run, const struct command *stop)
{
    static const struct view silent = {0};
    end_session(run);
    lab_folder_close(&run->folder, run->use);
    if (run_open(run, run->document, run->machine, run->use) < 0)
        return false;
    for (size_t i = 0; i < run->document->block_count; i++) {
        const struct block *block = &run->document->blocks[i];
        char *failure = facts_missing(run->machine->facts, &block->condition.terms);
        for (size_t j = 0; j < block->command_count; j++) {
            if (&block->commands[j] == stop) {
                free(failure);
                return true;
            }
            if (failure == NULL && run->session != NULL)
                run_command(run, &silent, block, &block->commands[j]);
        }
        free(failure);
    }
    return run->session != NULL;
}

/* Asks VIEW what to do with a command until it is something that can be done. */
static enum action ask(struct run *run, const struct view *view, const struct command *command)
{
    while (view->before != NULL) {
        enum action action = view->before(view->context, run, command);
        if (action != ACTION_REPLAY)
            return action;
        if (!replay(run, command))
            return ACTION_QUIT;
    }
    return ACTION_RUN;
}

/* Runs the commands of a console fence. Returns false to go no further. */
static bool run_block(struct run *run, const struct view *view, const struct block *block,
                      bool *all_hold)
{
    char *failure = block->command_count > 0
                        ? facts_missing(run->machine->facts, &block->condition.terms)
                        : NULL;
    if (failure != NULL) {
        if (view->skip != NULL)
            view->skip(view->context, block, failure);
        free(failure);
        return true;
    }
    for (size_t i = 0; i < block->command_count; i++) {
        const struct command *command = &block->commands[i];
        if (run->session == NULL) {
            if (view->not_run != NULL)
                view->not_run(view->context, command);
            continue;
        }
        enum action action = ask(run, view, command);
        if (action == ACTION_QUIT)
            return false;
        if (action == ACTION_RUN && !run_command(run, view, block, command))
            *all_hold = false;
        if (interrupt_signal() != 0)
            return false;
    }
    return true;
}

int run_blocks(struct run *run, const struct view *view, size_t first, size_t last)
{
    bool all_hold = true;
    for (size_t i = first; i < last; i++) {
        const struct block *block = &run->document->blocks[i];
        if (view->stop != NULL && view->stop(view->context))
            break;
        if (view->block != NULL)
            view->block(view->context, block);
        if (!run_block(run, view, block, &all_hold))
            break;
    }
    return all_hold ? 0 : 1;
}

int run_all(struct run *run, const struct view *view)
{
    return run_blocks(run, view, 0, run->document->block_count);
}
