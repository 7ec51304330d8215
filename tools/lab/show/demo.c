/*
 * demo.c: see demo.h.
 *
 * Both narrate the text and run its commands with their real output as it comes.
 * The demonstration waits where the class should predict; step mode waits before
 * every command. Where this machine prints something else than the text, both are
 * shown, and the lab goes on.
 */
#include "lab/show/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "lab/process/interrupt.h"
#include "lab/session/run.h"
#include "lab/show/shell.h"
#include "lab/words/prose.h"

/* A demonstration under way. */
struct demo {
    struct terminal terminal;
    bool step;       /* stops before every command */
    bool pause;      /* waits at a Predict */
    bool quit;       /* the user has had enough */
    bool own_way;    /* a command was skipped, or a shell used: the text may not fit */
    bool line_open;  /* the output so far does not end with a newline */
    int commands;    /* how many ran */
    int differences; /* how many did not do what the text says */
    int skipped;     /* how many were skipped for a condition */
    int ended_line;  /* of the command that ended the shell, 0 if none did */
};

/* Whether to go no further: the user wants to stop, nobody reads any more, or there
   is no shell left to run the rest. */
static bool stop(void *context)
{
    struct demo *demo = context;
    return demo->quit || demo->ended_line > 0 || interrupt_signal() != 0 || ferror(stdout);
}

/* Shows a block of text, and waits where it asks for a prediction. */
static void block(void *context, const struct block *block)
{
    struct demo *demo = context;
    terminal_block(&demo->terminal, block);
    if (block->kind == BLOCK_PROSE && demo->pause && prose_has_label(block->text, "Predict")) {
        int key = terminal_ask(&demo->terminal,
                               "[Enter] goes on when you have predicted, [q] quits", "\nq");
        demo->quit = key == 'q' || key == 0;
    }
    fflush(stdout);
}

/* Says why a fence is not run here. */
static void skip(void *context, const struct block *block, const char *reason)
{
    struct demo *demo = context;
    char *note = string_format("(not run here: %s)\n", reason);
    terminal_print(&demo->terminal, NOTE, note);
    demo->skipped += (int)block->command_count;
    free(note);
}

/* Shows a command as it would be typed. */
static void print_command(const struct demo *demo, const struct command *command)
{
    const char *text = command->text;
    for (bool first = true; first || *text != '\0'; first = false) {
        size_t length = strcspn(text, "\n");
        char *line = string_format("%s%.*s", first ? "$ " : length ? "> " : ">", (int)length, text);
        terminal_print(&demo->terminal, COMMAND, line);
        putchar('\n');
        free(line);
        text += length + (text[length] == '\n');
    }
}

/* Asks in step mode what to do with a command. */
static enum action before(void *context, struct run *run, const struct command *command)
{
    struct demo *demo = context;
    print_command(demo, command);
    fflush(stdout);
    if (stop(demo))
        return ACTION_QUIT;
    while (demo->step && demo->terminal.listens) {
        int key = terminal_ask(&demo->terminal,
                               "[Enter] run  [s] skip  [r] replay to here  [!] shell  [q] quit",
                               "\nsr!q");
        if (key == '\n')
            break;
        if (key == '!') {
            shell_visit(run);
            demo->own_way = true;
            print_command(demo, command);
        } else if (key == 'r') {
            terminal_print(&demo->terminal, NOTE,
                           "(a new folder; everything above was run again)\n");
            demo->own_way = false;
            return ACTION_REPLAY;
        } else if (key == 's') {
            terminal_print(&demo->terminal, NOTE, "(skipped)\n");
            demo->own_way = true;
            return ACTION_SKIP;
        } else {
            demo->quit = true;
            return ACTION_QUIT;
        }
    }
    return ACTION_RUN;
}

/* Shows output as it comes. */
static void output(void *context, const char *bytes, size_t length)
{
    struct demo *demo = context;
    fwrite(bytes, 1, length, stdout);
    fflush(stdout);
    demo->line_open = bytes[length - 1] != '\n';
}

/* Shows where this machine and the text differ. */
static void print_difference(struct demo *demo, const struct outcome *outcome)
{
    struct lines difference = {0};
    const char *why = demo->own_way ? " (you skipped a command or used a shell)" : "";
    char *head = string_format("!! Not what the text says%s:  - the text  + this machine\n", why);
    terminal_print(&demo->terminal, PROBLEM, head);
    output_difference(&difference, &outcome->expectation->patterns, outcome->lines,
                      outcome->values);
    for (size_t i = 0; i < difference.count; i++) {
        char *line = string_format("!! %s\n", difference.item[i]);
        terminal_print(&demo->terminal, NOTE, line);
        free(line);
    }
    if (outcome->result->status != outcome->expectation->status) {
        char *line = string_format("!! -[exit %d]\n!! +[exit %d]\n", outcome->expectation->status,
                                   outcome->result->status);
        terminal_print(&demo->terminal, NOTE, line);
        free(line);
    }
    lines_free(&difference);
    free(head);
    demo->differences++;
}

/* Shows how a command ended. */
static void after(void *context, const struct outcome *outcome)
{
    struct demo *demo = context;
    const struct result *result = outcome->result;
    demo->commands++;
    if (demo->line_open)
        putchar('\n');
    demo->line_open = false;
    if (result->ending != ENDED_NORMALLY) {
        fflush(stdout);
        demo->ended_line = outcome->command->line;
        if (result->ending == ENDED_BY_INTERRUPT)
            return;
        char *text = ending_text(result);
        terminal_print(&demo->terminal, PROBLEM, "!! This command broke off: ");
        terminal_print(&demo->terminal, PROBLEM, text);
        putchar('\n');
        free(text);
        return;
    }
    if (result->status != 0) {
        char *line = string_format("[exit %d]\n", result->status);
        terminal_print(&demo->terminal, FADED, line);
        free(line);
    }
    if (!outcome->holds)
        print_difference(demo, outcome);
    fflush(stdout);
}

/* The last words. */
static void print_summary(const struct demo *demo, const struct document *document)
{
    struct text text = {0};
    text_format(&text, "\n-- %d command%s", demo->commands, demo->commands == 1 ? "" : "s");
    if (demo->differences == 0)
        text_add(&text, demo->commands ? ", each did what the text says" : "");
    else
        text_format(&text, ", %d not as the text says (see the lines with !!)", demo->differences);
    if (demo->skipped > 0)
        text_format(&text, "; %d not run on this machine", demo->skipped);
    text_add(&text, demo->quit ? "; you left before the end.\n" : ".\n");
    terminal_print(&demo->terminal, FADED, text_string(&text));
    text_free(&text);
    fflush(stdout);
    if (demo->ended_line > 0)
        message_at(document->file, demo->ended_line,
                   "this command broke off; the rest of the lab was not run");
}

int demo_lab(const char *file, const struct machine_options *options, enum color color, bool step)
{
    const char *pause = getenv("PAUSE");
    struct document document;
    struct machine machine;
    struct run run = {.folder.lock = -1};
    struct demo demo = {.terminal = terminal_open(color), .step = step};
    const struct view view = {&demo, block, skip, before, output, after, NULL, stop};
    int status = 1;

    demo.pause = demo.terminal.listens && !step && !(pause && strcmp(pause, "0") == 0);
    if (document_read(&document, file) == 0 && machine_open(&machine, options, false) == 0) {
        if (run_open(&run, &document, &machine, FOLDER_DEMO) == 0) {
            run_all(&run, &view);
            if (interrupt_signal() == 0)
                print_summary(&demo, &document);
            status = demo.ended_line > 0;
        }
        run_close(&run);
        machine_close(&machine);
    }
    document_free(&document);
    return status;
}
