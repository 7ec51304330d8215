/* run.c: see run.h. */
#include "lab/session/run.h"

#include <stdlib.h>
#include <string.h>

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

/* Takes back the user's own command. */
static void forget_own(struct run *run)
{
    free(run->own);
    run->own = NULL;
    run->own_for = NULL;
}

void run_close(struct run *run)
{
    end_session(run);
    forget_own(run);
    lab_folder_close(&run->folder, run->use);
    numbers_free(&run->numbers);
}

const struct variant *run_variant(struct facts *facts, const struct command *command)
{
    for (size_t i = 0; i < command->variant_count; i++) {
        char *failure = facts_missing(facts, &command->variants[i].condition.terms);
        if (failure == NULL)
            return &command->variants[i];
        free(failure);
    }
    return NULL;
}

const struct expectation *run_expectation(struct facts *facts, const struct command *command)
{
    const struct variant *variant = run_variant(facts, command);
    return variant != NULL ? &variant->expectation : &command->expectation;
}

const struct command *run_last(const struct run *run)
{
    const struct document *document = run->document;
    const struct command *last = NULL;
    for (size_t i = 0; i < document->block_count && i <= run->block; i++) {
        const struct block *block = &document->blocks[i];
        size_t count = i < run->block ? block->command_count : run->command;
        if (count > 0 && count <= block->command_count)
            last = &block->commands[count - 1];
    }
    return last;
}

const struct command *run_next(const struct run *run)
{
    size_t command = run->command;
    for (size_t i = run->block; i < run->document->block_count; i++, command = 0) {
        const struct block *block = &run->document->blocks[i];
        char *failure = command < block->command_count
                            ? facts_missing(run->machine->facts, &block->condition.terms)
                            : NULL;
        bool here = failure == NULL && command < block->command_count;
        free(failure);
        if (here)
            return &block->commands[command];
    }
    return NULL;
}

const char *run_text(const struct run *run, const struct command *command)
{
    return run->own_for == command && run->own != NULL ? run->own : command->text;
}

void run_replace(struct run *run, const struct command *command, const char *text)
{
    char *own = strcmp(text, command->text) != 0 ? string_copy(text) : NULL;
    forget_own(run);
    run->own = own;
    run->own_for = own != NULL ? command : NULL;
}

/* Runs one command and tells VIEW. Returns whether it did what the text says. */
static bool run_command(struct run *run, const struct view *view, const struct block *block,
                        const struct command *command)
{
    struct result result;
    struct lines lines = {0};
    const struct known known = {run->values, &run->numbers};
    int seconds = facts_time_limit(run->machine->facts, block->timeout);
    const char *own = run->own_for == command ? run->own : NULL;
    execute(run->session, run_text(run, command), seconds, view->output, view->context, &result);
    lines_split(&lines, text_string(&result.output), result.output.length, true);
    struct outcome outcome = {
        .block = block,
        .command = command,
        .expectation = run_expectation(run->machine->facts, command),
        .result = &result,
        .lines = &lines,
        .known = &known,
        .own = own,
    };
    outcome.holds = own != NULL || (result.ending == ENDED_NORMALLY &&
                                    result.status == outcome.expectation->status &&
                                    output_matches(&outcome.expectation->patterns, &lines, &known));
    if (result.ending != ENDED_NORMALLY)
        end_session(run);
    if (view->after != NULL)
        view->after(view->context, &outcome);
    if (own != NULL)
        forget_own(run);
    result_free(&result);
    lines_free(&lines);
    return outcome.holds;
}

/* How many commands there are from the one at BLOCK and COMMAND on, up to block LAST and its
   command UNTIL. */
static int count_commands(const struct document *document, size_t block, size_t command,
                          size_t last, size_t until)
{
    size_t count = last < document->block_count ? until : 0;
    for (size_t i = block; i < last; i++)
        count += document->blocks[i].command_count;
    return (int)count - (int)command;
}

/* Runs silently what is to be run next, up to the command UNTIL of block LAST. Returns
   false on an interrupt, or when there is no shell any more. */
static bool run_silently(struct run *run, const struct view *view, size_t last, size_t until)
{
    static const struct view silent = {0};
    const struct document *document = run->document;
    int all = count_commands(document, run->block, run->command, last, until), done = 0;
    for (; run->block <= last && run->block < document->block_count; run->block++) {
        const struct block *block = &document->blocks[run->block];
        size_t end = run->block == last ? until : block->command_count;
        char *failure = facts_missing(run->machine->facts, &block->condition.terms);
        for (; run->command < end && run->session != NULL && interrupt_signal() == 0;
             run->command++) {
            if (failure == NULL)
                run_command(run, &silent, block, &block->commands[run->command]);
            if (view->silent != NULL)
                view->silent(view->context, &block->commands[run->command], ++done, all);
        }
        free(failure);
        if (run->block == last || run->session == NULL || interrupt_signal() != 0)
            break;
        run->command = 0;
    }
    return run->session != NULL && interrupt_signal() == 0;
}

/* Begins again in a new folder, and runs silently what stands above the command UNTIL of
   block LAST. */
static bool replay(struct run *run, const struct view *view, size_t last, size_t until)
{
    run_close(run);
    return run_open(run, run->document, run->machine, run->use) == 0 &&
           run_silently(run, view, last, until);
}

bool run_jump(struct run *run, const struct view *view, size_t target)
{
    bool back = target < run->block || (target == run->block && run->command > 0);
    forget_own(run);
    return back ? replay(run, view, target, 0) : run_silently(run, view, target, 0);
}

/* Runs the commands of a console fence. Returns ACTION_RUN to go on. */
static enum action run_block(struct run *run, const struct view *view, const struct block *block,
                             bool *all_hold)
{
    char *failure = block->command_count > 0
                        ? facts_missing(run->machine->facts, &block->condition.terms)
                        : NULL;
    if (failure != NULL) {
        if (view->skip != NULL)
            view->skip(view->context, block, failure);
        free(failure);
        return ACTION_RUN;
    }
    while (run->command < block->command_count) {
        const struct command *command = &block->commands[run->command];
        enum action action = ACTION_RUN;
        if (run->session == NULL) {
            if (view->not_run != NULL)
                view->not_run(view->context, command);
            run->command++;
            continue;
        }
        if (view->before != NULL)
            action = view->before(view->context, run, command);
        if (action == ACTION_REPLAY) {
            if (!replay(run, view, run->block, run->command))
                return ACTION_QUIT;
            continue;
        }
        if (action == ACTION_QUIT || action == ACTION_JUMP)
            return action;
        run->command++;
        if (action == ACTION_RUN && !run_command(run, view, block, command))
            *all_hold = false;
        if (interrupt_signal() != 0)
            return ACTION_QUIT;
    }
    return ACTION_RUN;
}

int run_blocks(struct run *run, const struct view *view, size_t first, size_t last)
{
    bool all_hold = true;
    run->block = first;
    run->command = 0;
    while (run->block < last) {
        const struct block *block = &run->document->blocks[run->block];
        enum action action = ACTION_RUN;
        if (view->stop != NULL && view->stop(view->context))
            break;
        if (view->block != NULL)
            action = view->block(view->context, run, block);
        if (action == ACTION_RUN)
            action = run_block(run, view, block, &all_hold);
        if (action == ACTION_RUN) {
            run->block++;
            run->command = 0;
        } else if (action == ACTION_REPLAY && !replay(run, view, run->block, 0)) {
            break;
        } else if (action == ACTION_JUMP && !run_jump(run, view, run->target)) {
            break;
        } else if (action == ACTION_QUIT) {
            break;
        }
    }
    return all_hold ? 0 : 1;
}

int run_all(struct run *run, const struct view *view)
{
    return run_blocks(run, view, 0, run->document->block_count);
}
