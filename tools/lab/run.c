/* run.c: see run.h. */
#include "lab/run.h"

#include <stdlib.h>
#include <string.h>

int run_open(struct run *run, const struct document *document, struct place *place,
             struct facts *facts, enum folder_use use)
{
    *run = (struct run){
        .document = document, .place = place, .facts = facts, .use = use, .folder.lock = -1};
    if (folder_open(&run->folder, place, document->file, use, true) < 0)
        return -1;
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
    folder_close(&run->folder, run->use);
}

/* The expectation that counts here: that of the first output fence whose condition
   holds, or else the one below the command. */
static const struct expectation *choose(const struct run *run, const struct command *command)
{
    for (size_t i = 0; i < command->variant_count; i++) {
        char *failure = condition_failure(&command->variants[i].condition, run->facts);
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
    session_run(run->session, command->text, block->timeout, view->output, view->context, &result);
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
    folder_close(&run->folder, run->use);
    if (run_open(run, run->document, run->place, run->facts, run->use) < 0)
        return false;
    for (size_t i = 0; i < run->document->block_count; i++) {
        const struct block *block = &run->document->blocks[i];
        char *failure = condition_failure(&block->condition, run->facts);
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
    char *failure =
        block->command_count > 0 ? condition_failure(&block->condition, run->facts) : NULL;
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

char *ending_text(const struct result *result, int timeout)
{
    switch (result->ending) {
    case ENDED_NORMALLY: break;
    case ENDED_BY_TIME: return string_format("it took longer than %d s", timeout);
    case ENDED_BY_OUTPUT: return string_format("it printed more than %d bytes", OUTPUT_LIMIT);
    case ENDED_BY_SPACE: return string_copy("it wrote more into files than it may");
    case ENDED_WITH_SHELL:
        return string_format("it ended the shell that runs the lab, with status %d",
                             result->status);
    case ENDED_BY_INTERRUPT: return string_copy("the lab was interrupted");
    case ENDED_BY_ERROR:
        return string_format("the lab's shell was lost: %s", strerror(result->error));
    }
    return string_format("it ended with status %d", result->status);
}
