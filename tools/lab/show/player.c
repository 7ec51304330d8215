/* player.c: see player.h. */
#include "lab/show/player.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/course/step.h"
#include "lab/process/interrupt.h"
#include "lab/session/key.h"
#include "lab/session/line_editor.h"
#include "lab/show/shell.h"
#include "lab/show/source.h"
#include "lab/words/typed.h"
#include "lab/words/words.h"

/* What Enter does at each kind of stop. */
static const char *const enter_does[] = {
    [STOP_FULL] = "goes on",
    [STOP_STEP] = "next step",
    [STOP_PREDICT] = "when you have predicted",
    [STOP_WHY] = "why",
    [STOP_COMMAND] = "run  [s] skip  [e] edit",
};

static const char key_list[] =
    "\n"
    "  Enter  go on; before a command: run it (as well: Space, Page Down)\n"
    "  b      back: what was before the last stop, again (as well: Page Up)\n"
    "  n      next step; what is between runs silently\n"
    "  j      jump to a step\n"
    "  r      remake the lab's directory, as if you had just arrived here\n"
    "  s      skip the command\n"
    "  e      edit the next command before it runs\n"
    "  !      a shell in the lab's directory\n"
    "  w      show the sources that the next command names, or the last\n"
    "  q      quit\n";

void player_open(struct player *player, const struct terminal *terminal, bool listens)
{
    *player = (struct player){.terminal = *terminal, .listens = listens, .wish = ACTION_RUN};
    screen_open(&player->screen, &player->terminal, listens && terminal->moves);
    if (listens)
        player->quiet = key_mode_begin(&player->usual, false);
}

/* Has the terminal as it was, for somebody else who reads from it. */
static void lend_terminal(const struct player *player)
{
    if (player->quiet)
        key_mode_end(&player->usual);
}

/* Takes it again. */
static void take_terminal(const struct player *player)
{
    struct termios lent;
    if (player->quiet)
        (void)key_mode_begin(&lent, false);
}

void player_close(struct player *player)
{
    lend_terminal(player);
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

/* The pause line, with as many of the other keys as fit; to be freed. */
static char *pause_line(const struct player *player, const struct run *run, enum stop why)
{
    static const char *const others[] = {"[?] keys", "[b] back", "[q] quit"};
    const struct document *document = run->document;
    size_t passed = run->command, all = 0;
    /* Before a step one is still in the one before it. */
    char *step = step_name(document, run->block - (why == STOP_STEP));
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

/* Where KEY leads: 1 on, -1 back, 0 for another key. */
static int direction(int key)
{
    switch (key) {
    case '\n':
    case '\r':
    case ' ':
    case KEY_PAGE_DOWN: /* presenters' remote controls send these two */
    case KEY_RIGHT:
    case KEY_DOWN: return 1;
    case 'b':
    case KEY_PAGE_UP:
    case KEY_LEFT:
    case KEY_UP: return -1;
    default: return 0;
    }
}

/* Shows what was shown before the last stop, and before that, as long as the user asks.
   Returns the key that he then pressed for something else; 'b' if he came back to the stop. */
static int go_back(struct player *player)
{
    const struct lines *stretches = &player->screen.stretches;
    size_t at = stretches->count;
    for (int way = -1, key = 'b';; way = direction(key)) {
        if (way == 0)
            return key;
        if (way > 0)
            at++;
        else if (at > 1)
            at--;
        if (player->terminal.color)
            screen_clear(&player->screen);
        if (at > 0)
            fputs(stretches->item[at - 1], stdout);
        if (at >= stretches->count)
            return 'b';
        key = terminal_key(&player->terminal, at > 1 ? "shown before · [Enter] on  [b] back"
                                                     : "the beginning · [Enter] on");
    }
}

/* Asks for a step and wishes to go there. */
static void ask_step(struct player *player, struct run *run)
{
    char name[32] = "";
    terminal_print(&player->terminal, NOTE, "Jump to which step? ");
    fflush(stdout);
    lend_terminal(player);
    ssize_t got = read(STDIN_FILENO, name, sizeof name - 1);
    take_terminal(player);
    name[got > 0 ? got : 0] = '\0';
    name[strcspn(name, " \r\n")] = '\0';
    run->target = step_find(run->document, name);
    if (run->target < run->document->block_count)
        player->wish = ACTION_JUMP;
    else
        printf("There is no step %s.\n", name);
}

/* Wishes to go to the next step. */
static void next_step(struct player *player, struct run *run)
{
    run->target = step_next(run->document, run->block);
    if (run->target < run->document->block_count)
        player->wish = ACTION_JUMP;
    else
        puts("This is the last step.");
}

/* Shows the sources that COMMAND names. Returns whether there are some. */
static bool show_sources_of(struct player *player, struct run *run, const char *command)
{
    struct words words = {0};
    bool some = false;
    words_split(&words, command);
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
    const struct command *next = run_next(run), *last = run_last(run);
    if ((next == NULL || !show_sources_of(player, run, run_text(run, next))) &&
        (last == NULL || !show_sources_of(player, run, last->text)))
        puts("Neither the next command nor the last one names a source file.");
}

/* Lets the user change the command that comes next. Returns whether he wants it. */
static bool edit_command(struct player *player, struct run *run)
{
    const struct command *next = run->session != NULL ? run_next(run) : NULL;
    if (next == NULL) {
        puts("No command comes after this.");
        return false;
    }
    lend_terminal(player); /* a dumb terminal edits a line by itself */
    char *text = line_editor_run(&player->terminal, run_text(run, next));
    take_terminal(player);
    if (text == NULL || text[strspn(text, " \t\n")] == '\0') {
        free(text);
        return false;
    }
    run_replace(run, next, text);
    free(text);
    return true;
}

/* Edits a command that lies ahead, and says what will be run when it comes to that. */
static void edit_ahead(struct player *player, struct run *run)
{
    if (!edit_command(player, run))
        return;
    const struct command *next = run_next(run);
    struct lines lines = {0};
    bool own = run_text(run, next) != next->text;
    typed_lines(&lines, run_text(run, next), player->screen.columns);
    terminal_print(&player->terminal, NOTE,
                   own ? "(your own command, to be run next in place of the text's)\n"
                       : "(as the text has it)\n");
    for (size_t i = 0; i < lines.count; i++)
        printf("%s\n", lines.item[i]);
    lines_free(&lines);
}

/* Does what KEY asks for. Returns whether the stop is over. */
static bool obey(struct player *player, struct run *run, enum stop why, int key)
{
    if (direction(key) > 0)
        return true;
    if (direction(key) < 0) {
        key = go_back(player);
        return key != 'b' && obey(player, run, why, key);
    }
    switch (key) {
    case 0:
    case 'q': player->wish = ACTION_QUIT; return true;
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
        if (run->session != NULL) {
            puts("(a shell where the lab is now; exit comes back, lab-help explains the text)");
            lend_terminal(player);
            shell_visit(run);
            take_terminal(player);
        }
        player->own_way = true;
        break;
    case 'w': show_sources(player, run); break;
    case 'e':
        if (why == STOP_COMMAND)
            return edit_command(player, run);
        edit_ahead(player, run);
        break;
    case '?': fputs(key_list, stdout); break;
    default:
        if (key <= 0xff && isprint(key))
            printf("There is no key %c here; ? lists them.\n", key);
        else
            puts("There is no such key here; ? lists them.");
    }
    return player->wish != ACTION_RUN;
}

void player_tell(struct player *player, const struct run *run, enum stop why)
{
    struct stage *stage = &player->stage;
    size_t step = step_current(run->document, run->block - (why == STOP_STEP));
    if (player->stage_file == NULL)
        return;
    if (step != stage->step)
        stage->step_started = time(NULL);
    stage->step = step;
    stage->block = run->block;
    stage->command = run->command;
    stage->why = why;
    stage_write(stage, player->stage_file);
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
        player_tell(player, run, why);
        int key = terminal_key(&player->terminal, line);
        over = obey(player, run, why, key);
        free(line);
    }
    screen_measure(&player->screen);
    terminal_measure(&player->terminal);
    if (interrupt_signal() != 0)
        player->wish = ACTION_QUIT;
}
