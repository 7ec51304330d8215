/* player.c: see player.h. */
#include "lab/show/player.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/process/interrupt.h"
#include "lab/show/shell.h"
#include "lab/show/source.h"
#include "lab/words/words.h"

/* What Enter does at each kind of stop. */
static const char *const enter_does[] = {
    [STOP_FULL] = "goes on",
    [STOP_STEP] = "next step",
    [STOP_PREDICT] = "when you have predicted",
    [STOP_WHY] = "why",
    [STOP_COMMAND] = "run  [s] skip",
};

static const char key_list[] = "\n"
                               "  Enter, Space  go on; before a command: run it\n"
                               "  b  back: the stop before, again\n"
                               "  n  next step; what is between runs silently\n"
                               "  j  jump to a step\n"
                               "  r  remake the lab's directory, as if you had just arrived here\n"
                               "  s  skip the command\n"
                               "  !  a shell in the lab's directory\n"
                               "  w  show the sources that the next command names, or the last\n"
                               "  q  quit\n";

void player_open(struct player *player, const struct terminal *terminal, bool listens)
{
    *player = (struct player){.terminal = *terminal, .listens = listens, .wish = ACTION_RUN};
    screen_open(&player->screen, &player->terminal, listens && terminal->moves);
}

void player_close(struct player *player)
{
    screen_close(&player->screen);
}

size_t player_show_now(struct player *player, const char *bytes, size_t length)
{
    return screen_show(&player->screen, bytes, length);
}

void player_show(struct player *player, struct run *run, const char *bytes, size_t length)
{
    while (length > 0 && player->wish == ACTION_RUN && interrupt_signal() == 0) {
        size_t done = screen_show(&player->screen, bytes, length);
        bytes += done;
        length -= done;
        if (length > 0)
            player_stop(player, run, STOP_FULL);
    }
}

void player_say(struct player *player, struct run *run, enum style style, const char *text)
{
    struct text styled = {0};
    terminal_add(&player->terminal, &styled, style, text);
    player_show(player, run, text_string(&styled), styled.length);
    text_free(&styled);
}

enum action player_wish(struct player *player)
{
    enum action wish = player->wish;
    player->wish = ACTION_RUN;
    return wish;
}

/* Whether BLOCK begins a step. */
static bool is_step(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->level == 2;
}

char *player_step_name(const struct document *document, size_t index)
{
    for (size_t i = index + 1; i > 0; i--)
        if (i <= document->block_count && is_step(&document->blocks[i - 1]))
            return string_format("%.*s", (int)strcspn(document->blocks[i - 1].text, " "),
                                 document->blocks[i - 1].text);
    return string_copy("start");
}

/* The pause line, with as many of the other keys as fit; to be freed. */
static char *pause_line(const struct player *player, const struct run *run, enum stop why)
{
    static const char *const others[] = {"[?] keys", "[b] back", "[q] quit"};
    const struct document *document = run->document;
    size_t passed = run->command, all = 0;
    /* Before a step one is still in the one before it. */
    char *step = player_step_name(document, run->block - (why == STOP_STEP));
    for (size_t i = 0; i < document->block_count; i++) {
        all += document->blocks[i].command_count;
        passed += i < run->block ? document->blocks[i].command_count : 0;
    }
    struct text line = {0};
    text_format(&line, "%s · %zu of %zu · [Enter] %s", step, passed, all, enter_does[why]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char *longer = string_format("%s  %s", text_string(&line), others[i]);
        if (screen_rows(&player->screen, longer) <= 1) {
            text_clear(&line);
            text_add(&line, longer);
        }
        free(longer);
    }
    free(step);
    char *string = string_copy(text_string(&line));
    text_free(&line);
    return string;
}

/* Shows what was shown before the last stop, and before that, as long as the user asks. */
static void go_back(struct player *player)
{
    const struct lines *stretches = &player->screen.stretches;
    size_t at = stretches->count;
    int key = 'b';
    while (key == 'b' || at < stretches->count) {
        if (key == 'b' && at > 1)
            at--;
        else if (key == '\n' || key == ' ')
            at++;
        else if (key != 'b')
            return;
        if (player->terminal.color)
            screen_clear(&player->screen);
        if (at > 0)
            fputs(stretches->item[at - 1], stdout);
        if (at >= stretches->count)
            return;
        key = terminal_key(&player->terminal, at > 1 ? "shown before · [Enter] on  [b] back"
                                                     : "the beginning · [Enter] on");
    }
}

size_t player_find_step(const struct document *document, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < document->block_count && length > 0; i++) {
        const struct block *block = &document->blocks[i];
        if (!is_step(block))
            continue;
        const char *dot = strchr(block->text, '.');
        bool whole = starts_with(block->text, name) && strchr(" ", block->text[length]) != NULL;
        bool part = dot != NULL && starts_with(dot + 1, name) && dot[1 + length] == ' ' &&
                    isdigit((unsigned char)block->text[0]);
        if (whole || part)
            return i;
    }
    return document->block_count;
}

/* Asks for a step and wishes to go there. */
static void ask_step(struct player *player, struct run *run)
{
    char name[32] = "";
    terminal_print(&player->terminal, NOTE, "Jump to which step? ");
    fflush(stdout);
    ssize_t got = read(STDIN_FILENO, name, sizeof name - 1);
    name[got > 0 ? got : 0] = '\0';
    name[strcspn(name, " \r\n")] = '\0';
    run->target = player_find_step(run->document, name);
    if (run->target < run->document->block_count)
        player->wish = ACTION_JUMP;
    else
        printf("There is no step %s.\n", name);
}

/* Wishes to go to the next step. */
static void next_step(struct player *player, struct run *run)
{
    run->target = run->block + 1;
    while (run->target < run->document->block_count &&
           !is_step(&run->document->blocks[run->target]))
        run->target++;
    if (run->target < run->document->block_count)
        player->wish = ACTION_JUMP;
    else
        puts("This is the last step.");
}

/* Shows the sources that COMMAND names. Returns whether there are some. */
static bool show_sources_of(struct player *player, struct run *run, const struct command *command)
{
    struct words words = {0};
    bool some = false;
    words_split(&words, command->text);
    for (size_t i = 0; i < words.count; i++) {
        struct text text = {0};
        if (source_read(run, words.item[i].text, &text)) {
            some = true;
            player_say(player, run, HEADING, words.item[i].text);
            player_show(player, run, "\n", 1);
            player_show(player, run, text_string(&text), text.length);
        }
        text_free(&text);
    }
    words_free(&words);
    return some;
}

/* Shows the sources that the next command names, or else those of the last one: it may have
   shown a part of a file. */
static void show_sources(struct player *player, struct run *run)
{
    const struct document *document = run->document;
    const struct command *last = NULL, *next = NULL;
    for (size_t i = 0; i < document->block_count && next == NULL; i++)
        for (size_t j = 0; j < document->blocks[i].command_count && next == NULL; j++) {
            const struct command *command = &document->blocks[i].commands[j];
            if (i < run->block || (i == run->block && j < run->command))
                last = command;
            else
                next = command;
        }
    if ((next == NULL || !show_sources_of(player, run, next)) &&
        (last == NULL || !show_sources_of(player, run, last)))
        puts("Neither the next command nor the last one names a source file.");
}

/* Does what KEY asks for. Returns whether the stop is over. */
static bool obey(struct player *player, struct run *run, enum stop why, int key)
{
    switch (key) {
    case '\n':
    case '\r':
    case ' ': return true;
    case 0:
    case 'q': player->wish = ACTION_QUIT; return true;
    case 'b': go_back(player); break;
    case 'n': next_step(player, run); break;
    case 'j': ask_step(player, run); break;
    case 'r':
        player->wish = ACTION_REPLAY;
        player->own_way = false;
        terminal_print(&player->terminal, NOTE, "(a new folder; everything above was run again)\n");
        break;
    case 's':
        if (why != STOP_COMMAND) {
            puts("A command can be skipped where it is about to run: in step mode.");
            break;
        }
        player->wish = ACTION_SKIP;
        player->own_way = true;
        terminal_print(&player->terminal, NOTE, "(skipped)\n");
        break;
    case '!':
        if (run->session != NULL)
            shell_visit(run);
        player->own_way = true;
        break;
    case 'w': show_sources(player, run); break;
    case '?': fputs(key_list, stdout); break;
    default:
        if (isprint(key))
            printf("There is no key %c here; ? lists them.\n", key);
        else
            puts("There is no such key here; ? lists them.");
    }
    return player->wish != ACTION_RUN;
}

void player_stop(struct player *player, struct run *run, enum stop why)
{
    if (!player->listens || player->wish != ACTION_RUN || interrupt_signal() != 0)
        return;
    if (player->screen.column > 0)
        putchar('\n');
    player->screen.column = 0;
    screen_stop(&player->screen);
    bool over = false;
    while (!over && interrupt_signal() == 0) {
        char *line = pause_line(player, run, why);
        int key = terminal_key(&player->terminal, line);
        over = obey(player, run, why, key);
        free(line);
    }
    screen_measure(&player->screen);
    if (interrupt_signal() != 0)
        player->wish = ACTION_QUIT;
}
