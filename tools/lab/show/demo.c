/*
 * demo.c: see demo.h.
 *
 * The text is narrated and its commands run with their real output as it comes. The
 * demonstration stops at each step, at a Predict, and between what was observed and the
 * Why; step mode stops before every command as well. Where this machine prints something
 * else than the text, both are shown, and the lab goes on.
 */
#include "lab/show/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/course/step.h"
#include "lab/process/interrupt.h"
#include "lab/show/margin.h"
#include "lab/show/player.h"
#include "lab/show/resume.h"
#include "lab/show/silent.h"
#include "lab/show/tally.h"
#include "lab/words/prose.h"
#include "lab/words/typed.h"

/* A demonstration under way. */
struct demo {
    struct player player;
    struct run run;
    bool step;              /* stops before every command */
    bool quit;              /* the user has had enough */
    bool line_open;         /* the output so far does not end with a newline */
    struct text late;       /* output for which there was no room while the command ran */
    struct silence silence; /* how far it is with what is not shown */
    struct tally tally;     /* what became of each command */
    int ended_line;         /* of the command that ended the shell, 0 if none did */
    char *from;             /* the step to begin with, NULL for the beginning */
    char *note;             /* the file that says where the user has left */
};

/* Whether to go no further: the user wants to stop, nobody reads any more, or there
   is no shell left to run the rest. */
static bool stop(void *context)
{
    struct demo *demo = context;
    return demo->quit || demo->ended_line > 0 || interrupt_signal() != 0 || ferror(stdout);
}

/* What the user wants done next. */
static enum action wish(struct demo *demo)
{
    enum action action = player_wish(&demo->player);
    demo->quit = demo->quit || action == ACTION_QUIT;
    return action;
}

/* Shows TEXT in STYLE. */
static void say(struct demo *demo, enum style style, const char *text)
{
    player_say(&demo->player, &demo->run, style, text);
}

/* Shows a block of text; stops before it, or behind it, where that is due. */
static enum action block(void *context, struct run *run, const struct block *block)
{
    struct demo *demo = context;
    struct player *player = &demo->player;
    bool prose = block->kind == BLOCK_PROSE;
    if (demo->from != NULL) {
        run->target = step_find(run->document, demo->from);
        free(demo->from);
        demo->from = NULL;
        return ACTION_JUMP;
    }
    struct text text = {0};
    terminal_add_block(&player->terminal, &text, block);
    if (block->kind == BLOCK_CONSOLE)
        margin_add_block(&player->terminal, run, &text, block);
    int rows = screen_rows(&player->screen, text_string(&text));
    bool begins = step_begins(block);
    if (!screen_is_fresh(&player->screen)) {
        if (begins)
            player_stop(player, run, STOP_STEP);
        else if (prose && prose_has_label(block->text, "Why"))
            player_stop(player, run, STOP_WHY);
        else if (player->screen.pages && !screen_fits(&player->screen, rows))
            player_stop(player, run, STOP_FULL);
        if (begins && player->screen.pages && player->wish == ACTION_RUN)
            screen_clear(&player->screen);
    }
    if (begins || run->block == 0)
        player_tell(player, run, STOP_FULL);
    player_show(player, run, text_string(&text), text.length);
    if (prose && prose_has_label(block->text, "Predict") && !demo->step)
        player_stop(player, run, STOP_PREDICT);
    fflush(stdout);
    text_free(&text);
    return wish(demo);
}

/* Says why a fence is not run here. */
static void skip(void *context, const struct block *block, const char *reason)
{
    struct demo *demo = context;
    char *note = string_format("(not run here: %s)\n", reason);
    say(demo, NOTE, note);
    for (size_t i = 0; i < block->command_count; i++)
        tally_note(&demo->tally, &block->commands[i], NOT_HERE);
    free(note);
}

/* Says how far the silent running is, on a terminal. */
static void silent(void *context, const struct command *command, int done, int all)
{
    struct demo *demo = context;
    tally_note(&demo->tally, command, SILENT);
    silence_tell(&demo->silence, done, all);
}

/* Shows the command TEXT as it would be typed; an OWN one is the user's, with a remark. */
static void print_command(struct demo *demo, const char *text, bool own)
{
    struct lines lines = {0};
    /* Where nobody sits there, a line is left as it is, for whatever reads it. */
    typed_lines(&lines, text, demo->player.terminal.moves ? demo->player.screen.columns : 0);
    for (size_t i = 0; i < lines.count; i++) {
        say(demo, COMMAND, lines.item[i]);
        say(demo, PLAIN, "\n");
    }
    if (own)
        say(demo, NOTE, "(your own command: what it prints is not compared with the text)\n");
    lines_free(&lines);
    fflush(stdout);
}

/* Shows a command, and asks in step mode what to do with it. It is shown again when the user
   has changed it meanwhile: there may be a stop in the middle of it as well. */
static enum action before(void *context, struct run *run, const struct command *command)
{
    struct demo *demo = context;
    char *shown = string_copy("");
    bool asked = !demo->step;
    while (demo->player.wish == ACTION_RUN && !stop(demo)) {
        const char *text = run_text(run, command);
        if (strcmp(shown, text) != 0) {
            free(shown);
            shown = string_copy(text);
            print_command(demo, shown, text != command->text);
        } else if (!asked) {
            asked = true;
            player_stop(&demo->player, run, STOP_COMMAND);
        } else {
            break;
        }
    }
    free(shown);
    if (stop(demo))
        return ACTION_QUIT;
    enum action action = wish(demo);
    if (action == ACTION_SKIP)
        tally_note(&demo->tally, command, BY_HAND);
    if (action == ACTION_RUN) {
        struct text labels = {0};
        margin_add_output(&demo->player.terminal, run, &labels, command);
        player_show(&demo->player, run, text_string(&labels), labels.length);
        text_free(&labels);
    }
    return action;
}

/* Shows output as it comes, as far as it fits: a command does not wait for the audience. */
static void output(void *context, const char *bytes, size_t length)
{
    struct demo *demo = context;
    size_t done = 0;
    demo->line_open = bytes[length - 1] != '\n';
    if (demo->late.length == 0)
        done = player_show_now(&demo->player, bytes, length);
    text_append(&demo->late, bytes + done, length - done);
    fflush(stdout);
}

/* Shows where this machine and the text differ. */
static void print_difference(struct demo *demo, const struct outcome *outcome)
{
    struct lines difference = {0};
    const char *why =
        demo->player.own_way ? " (you skipped or changed a command, or used a shell)" : "";
    char *head = string_format("!! Not what the text says%s:  - the text  + this machine\n", why);
    say(demo, PROBLEM, head);
    output_difference(&difference, &outcome->expectation->patterns, outcome->lines, outcome->known);
    for (size_t i = 0; i < difference.count; i++) {
        char *line = string_format("!! %s\n", difference.item[i]);
        say(demo, NOTE, line);
        free(line);
    }
    if (outcome->result->status != outcome->expectation->status) {
        char *line = string_format("!! -[exit %d]\n!! +[exit %d]\n", outcome->expectation->status,
                                   outcome->result->status);
        say(demo, NOTE, line);
        free(line);
    }
    lines_free(&difference);
    free(head);
}

/* Shows the rest of the output, and how a command ended. */
static void after(void *context, const struct outcome *outcome)
{
    struct demo *demo = context;
    const struct result *result = outcome->result;
    tally_note(&demo->tally, outcome->command,
               outcome->own != NULL ? OWN
               : outcome->holds     ? AS_THE_TEXT
                                    : DIFFERENT);
    demo->player.own_way = demo->player.own_way || outcome->own != NULL;
    player_show(&demo->player, &demo->run, text_string(&demo->late), demo->late.length);
    text_clear(&demo->late);
    if (demo->line_open)
        say(demo, PLAIN, "\n");
    demo->line_open = false;
    if (result->ending != ENDED_NORMALLY) {
        demo->ended_line = outcome->command->line;
        if (result->ending == ENDED_BY_INTERRUPT)
            return;
        char *text = ending_text(result);
        char *line = string_format("!! This command broke off: %s\n", text);
        say(demo, PROBLEM, line);
        free(line);
        free(text);
        return;
    }
    if (result->status != 0) {
        char *line = string_format("[exit %d]\n", result->status);
        say(demo, FADED, line);
        free(line);
    }
    if (!outcome->holds)
        print_difference(demo, outcome);
    fflush(stdout);
}

/* Notes where the user leaves, or that there is nothing to go on with. */
static void note_end(const struct demo *demo)
{
    if (demo->quit && demo->run.block > 0)
        resume_note(demo->run.document, demo->run.block, demo->note);
    else if (demo->player.listens)
        (void)unlink(demo->note);
}

/* The last words. */
static void print_summary(struct demo *demo, const struct document *document)
{
    struct screen *screen = &demo->player.screen;
    const struct terminal *terminal = &demo->player.terminal;
    char *sentence = tally_text(&demo->tally, demo->quit);
    struct text text = {0};
    text_add(&text, "\n");
    if (terminal->moves)
        prose_render(&text, sentence, terminal->width, false);
    else
        text_add(&text, sentence);
    if (!demo->quit && !screen_fits(screen, screen_rows(screen, text_string(&text))))
        player_stop(&demo->player, &demo->run, STOP_FULL);
    terminal_print(terminal, FADED, text_string(&text));
    text_free(&text);
    free(sentence);
    fflush(stdout);
    if (demo->ended_line > 0)
        message_at(document->file, demo->ended_line,
                   "this command broke off; the rest of the lab was not run");
}

/* Runs the lab from where it is to begin. */
static void run_demo(struct demo *demo, const struct document *document, const struct view *view)
{
    const char *build = demo->run.machine->place.build;
    /* Of several demonstrations of a lab, that with the lab's own folder can be followed. */
    char *file = demo->run.folder.lock >= 0 ? stage_path(build, demo->run.folder.name) : NULL;
    stage_open(&demo->player.stage);
    demo->player.stage_file = file;
    run_all(&demo->run, view);
    if (interrupt_signal() == 0)
        print_summary(demo, document);
    note_end(demo);
    if (file != NULL)
        (void)unlink(file);
    free(file);
}

/* Plays the lab DOCUMENT. Returns the exit status. */
static int play(struct demo *demo, const struct document *document, struct machine *machine)
{
    const struct view view = {.context = demo,
                              .block = block,
                              .silent = silent,
                              .skip = skip,
                              .before = before,
                              .output = output,
                              .after = after,
                              .stop = stop};
    const char *from = getenv("FROM");
    int status = 1;
    tally_open(&demo->tally, document);
    if (run_open(&demo->run, document, machine, FOLDER_DEMO) == 0) {
        demo->note = string_format("%s/labs/.%s.left", machine->place.build, demo->run.folder.name);
        if (from != NULL && *from != '\0')
            demo->from = string_copy(from);
        else if (demo->player.listens)
            demo->from = resume_ask(&demo->player.terminal, document, demo->note);
        if (demo->from == NULL || step_is_known(document, demo->from)) {
            run_demo(demo, document, &view);
            status = demo->ended_line > 0;
        }
    }
    run_close(&demo->run);
    tally_close(&demo->tally);
    free(demo->from);
    free(demo->note);
    return status;
}

int demo_lab(const char *file, const struct machine_options *options, enum color color, bool step)
{
    const char *pause = getenv("PAUSE");
    bool never = pause != NULL && strcmp(pause, "0") == 0;
    struct document document;
    struct machine machine;
    struct terminal terminal = terminal_open(color);
    struct demo demo = {.run.folder.lock = -1, .step = step};
    int status = 1;

    player_open(&demo.player, &terminal, terminal.listens && (step || (!never && terminal.moves)));
    demo.silence = silence_begin(demo.player.screen.pages && terminal.color);
    if (document_read(&document, file) == 0 && machine_open(&machine, options, false) == 0) {
        status = play(&demo, &document, &machine);
        machine_close(&machine);
    }
    player_close(&demo.player);
    text_free(&demo.late);
    document_free(&document);
    return status;
}
