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
#include "lab/process/interrupt.h"
#include "lab/show/margin.h"
#include "lab/show/player.h"
#include "lab/words/prose.h"

/* What became of a command. */
enum fate { NOT_REACHED, AS_THE_TEXT, DIFFERENT, BY_HAND, NOT_HERE, SILENT, FATES };

/* A demonstration under way. */
struct demo {
    struct player player;
    struct run run;
    bool step;            /* stops before every command */
    bool quit;            /* the user has had enough */
    bool line_open;       /* the output so far does not end with a newline */
    struct text late;     /* output for which there was no room while the command ran */
    unsigned char *fates; /* what became of each command, an enum fate */
    int ended_line;       /* of the command that ended the shell, 0 if none did */
    char *from;           /* the step to begin with, NULL for the beginning */
    char *note;           /* the file that says where the user has left */
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

/* Notes what became of COMMAND. */
static void note_fate(struct demo *demo, const struct command *command, enum fate fate)
{
    const struct document *document = demo->run.document;
    size_t before = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        for (size_t j = 0; j < block->command_count; j++)
            if (&block->commands[j] == command)
                demo->fates[before + j] = (unsigned char)fate;
        before += block->command_count;
    }
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
        run->target = player_find_step(run->document, demo->from);
        free(demo->from);
        demo->from = NULL;
        return ACTION_JUMP;
    }
    struct text text = {0};
    terminal_add_block(&player->terminal, &text, block);
    if (block->kind == BLOCK_CONSOLE)
        margin_add_block(&player->terminal, run, &text, block);
    int rows = screen_rows(&player->screen, text_string(&text));
    if (!screen_is_fresh(&player->screen)) {
        bool begins = block->kind == BLOCK_HEADING && block->level == 2;
        if (begins)
            player_stop(player, run, STOP_STEP);
        else if (prose && prose_has_label(block->text, "Why"))
            player_stop(player, run, STOP_WHY);
        else if (player->screen.pages && !screen_fits(&player->screen, rows))
            player_stop(player, run, STOP_FULL);
        if (begins && player->screen.pages && player->wish == ACTION_RUN)
            screen_clear(&player->screen);
    }
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
        note_fate(demo, &block->commands[i], NOT_HERE);
    free(note);
}

/* Says how far the silent running is, on a terminal. */
static void silent(void *context, const struct command *command, int done, int all)
{
    struct demo *demo = context;
    note_fate(demo, command, SILENT);
    if (!demo->player.screen.pages || !demo->player.terminal.color)
        return;
    printf("\r\033[K");
    if (done < all)
        printf("running silently: %d of %d", done, all);
    fflush(stdout);
}

/* Shows a command as it would be typed. */
static void print_command(struct demo *demo, const struct command *command)
{
    const char *text = command->text;
    for (bool first = true; first || *text != '\0'; first = false) {
        size_t length = strcspn(text, "\n");
        char *line = string_format("%s%.*s", first ? "$ " : length ? "> " : ">", (int)length, text);
        say(demo, COMMAND, line);
        say(demo, PLAIN, "\n");
        free(line);
        text += length + (text[length] == '\n');
    }
}

/* Shows a command, and asks in step mode what to do with it. */
static enum action before(void *context, struct run *run, const struct command *command)
{
    struct demo *demo = context;
    print_command(demo, command);
    fflush(stdout);
    if (stop(demo))
        return ACTION_QUIT;
    if (demo->step)
        player_stop(&demo->player, run, STOP_COMMAND);
    enum action action = wish(demo);
    if (action == ACTION_SKIP)
        note_fate(demo, command, BY_HAND);
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
    const char *why = demo->player.own_way ? " (you skipped a command or used a shell)" : "";
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
    note_fate(demo, outcome->command, outcome->holds ? AS_THE_TEXT : DIFFERENT);
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

/* Where the user has left the last time, if he wants to go on there; to be freed, or NULL. */
static char *ask_resume(const struct demo *demo, const struct document *document)
{
    struct text text = {0};
    char *from = NULL;
    if (demo->player.listens && text_read_file(&text, demo->note) == 0 &&
        player_find_step(document, text_string(&text)) < document->block_count) {
        char *prompt = string_format(
            "You left at step %s. [Enter] from the beginning  [c] go on there", text_string(&text));
        if (terminal_ask(&demo->player.terminal, prompt, "\nc") == 'c')
            from = string_copy(text_string(&text));
        free(prompt);
    }
    text_free(&text);
    return from;
}

/* Notes where the user leaves, or that there is nothing to go on with; failing to is no
   harm. */
static void note_end(const struct demo *demo)
{
    struct text text = {0};
    char *step = player_step_name(demo->run.document, demo->run.block);
    text_add(&text, step);
    if (demo->quit && demo->run.block > 0)
        (void)text_write_file(&text, demo->note, 0644);
    else if (demo->player.listens)
        (void)unlink(demo->note);
    text_free(&text);
    free(step);
}

/* The last words. */
static void print_summary(struct demo *demo, const struct document *document)
{
    static const char *const words[FATES] = {
        [NOT_HERE] = "not run on this machine",
        [BY_HAND] = "skipped by hand",
        [SILENT] = "run silently",
        [NOT_REACHED] = "not reached",
    };
    static const enum fate order[] = {NOT_HERE, BY_HAND, SILENT, NOT_REACHED};
    int count[FATES] = {0};
    struct text text = {0};
    for (size_t i = 0, all = document_commands(document); i < all; i++)
        count[demo->fates[i]]++;
    int shown = count[AS_THE_TEXT] + count[DIFFERENT];
    text_format(&text, "\n-- %d command%s", shown, shown == 1 ? "" : "s");
    if (count[DIFFERENT] > 0)
        text_format(&text, ", %d not as the text says (see the lines with !!)", count[DIFFERENT]);
    else if (shown > 0)
        text_add(&text, ", each did what the text says");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (count[order[i]] > 0)
            text_format(&text, "; %d %s", count[order[i]], words[order[i]]);
    text_add(&text, demo->quit ? "; you left before the end.\n" : ".\n");
    struct screen *screen = &demo->player.screen;
    if (!demo->quit && !screen_fits(screen, screen_rows(screen, text_string(&text))))
        player_stop(&demo->player, &demo->run, STOP_FULL);
    terminal_print(&demo->player.terminal, FADED, text_string(&text));
    text_free(&text);
    fflush(stdout);
    if (demo->ended_line > 0)
        message_at(document->file, demo->ended_line,
                   "this command broke off; the rest of the lab was not run");
}

/* Whether the demonstration can begin at the step of FROM, if one is asked for; if not,
   after a message. */
static bool can_begin(const struct demo *demo, const struct document *document)
{
    if (demo->from == NULL || player_find_step(document, demo->from) < document->block_count)
        return true;
    message_error(document->file, "there is no step %s to begin with", demo->from);
    return false;
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
    demo->fates = memory_get(document_commands(document));
    if (run_open(&demo->run, document, machine, FOLDER_DEMO) == 0) {
        demo->note = string_format("%s/labs/.%s.left", machine->place.build, demo->run.folder.name);
        demo->from = from != NULL && *from != '\0' ? string_copy(from) : ask_resume(demo, document);
        if (can_begin(demo, document)) {
            run_all(&demo->run, &view);
            if (interrupt_signal() == 0)
                print_summary(demo, document);
            note_end(demo);
            status = demo->ended_line > 0;
        }
    }
    run_close(&demo->run);
    free(demo->fates);
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
    if (document_read(&document, file) == 0 && machine_open(&machine, options, false) == 0) {
        status = play(&demo, &document, &machine);
        machine_close(&machine);
    }
    player_close(&demo.player);
    text_free(&demo.late);
    document_free(&document);
    return status;
}
