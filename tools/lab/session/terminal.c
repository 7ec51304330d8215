/* terminal.c: see terminal.h. The prose itself is in prose.c. */
#include "lab/session/terminal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lab/session/key.h"
#include "lab/words/prose.h"

/* How each style begins; all end alike. */
static const char *const beginnings[] = {
    [PLAIN] = "",           [TITLE] = "\033[1;4m",    [HEADING] = "\033[1;34m",
    [LABEL] = "\033[1;33m", [CODE] = "\033[36m",      [COMMAND] = "\033[1;32m",
    [NOTE] = "\033[33m",    [PROBLEM] = "\033[1;31m", [FADED] = "\033[2m",
};

void terminal_measure(struct terminal *terminal)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        terminal->width = size.ws_col;
    else if (columns != NULL && atoi(columns) > 0)
        terminal->width = atoi(columns);
    if (terminal->width > WIDEST_PROSE)
        terminal->width = WIDEST_PROSE;
}

struct terminal terminal_open(enum color choice)
{
    const char *no_color = getenv("NO_COLOR"), *type = getenv("TERM");
    bool output = isatty(STDOUT_FILENO);
    struct terminal terminal = {.width = 80, .listens = output && isatty(STDIN_FILENO)};
    terminal_measure(&terminal);
    terminal.moves = output && type != NULL && strcmp(type, "dumb") != 0;
    terminal.color = choice == COLOR_ALWAYS || (choice == COLOR_AUTO && terminal.moves &&
                                                (no_color == NULL || *no_color == '\0'));
    return terminal;
}

void terminal_size(int *rows, int *columns)
{
    struct winsize size;
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    *rows = known && size.ws_row > 1 ? size.ws_row : 24;
    *columns = known && size.ws_col > 1 ? size.ws_col : 80;
}

void terminal_add(const struct terminal *terminal, struct text *to, enum style style,
                  const char *text)
{
    bool styled = terminal->color && style != PLAIN;
    text_add(to, styled ? beginnings[style] : "");
    text_add(to, text);
    text_add(to, styled ? "\033[0m" : "");
}

void terminal_print(const struct terminal *terminal, enum style style, const char *text)
{
    struct text styled = {0};
    terminal_add(terminal, &styled, style, text);
    fwrite(text_string(&styled), 1, styled.length, stdout);
    text_free(&styled);
}

/* Appends a fence that is only shown, indented. */
static void add_shown(const struct terminal *terminal, struct text *to, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        char *line = string_format("%.*s", (int)length, text);
        text_add(to, length > 0 ? "    " : "");
        terminal_add(terminal, to, CODE, line);
        text_add(to, "\n");
        free(line);
        text += length + (text[length] == '\n');
    }
}

void terminal_add_block(const struct terminal *terminal, struct text *to, const struct block *block)
{
    if (block->kind == BLOCK_COMMENT)
        return;
    text_add(to, "\n");
    if (block->kind == BLOCK_HEADING) {
        terminal_add(terminal, to, block->level == 1 ? TITLE : HEADING, block->text);
        text_add(to, "\n");
        if (!terminal->color) {
            size_t width = prose_width(block->text, strlen(block->text));
            for (size_t i = 0; i < width; i++)
                text_add(to, block->level == 1 ? "=" : "-");
            text_add(to, "\n");
        }
    } else if (block->kind == BLOCK_PROSE) {
        prose_render(to, block->text, terminal->width, terminal->color);
    } else if (block->kind == BLOCK_SHOWN) {
        add_shown(terminal, to, block->text);
    }
}

void terminal_block(const struct terminal *terminal, const struct block *block)
{
    struct text text = {0};
    terminal_add_block(terminal, &text, block);
    fwrite(text_string(&text), 1, text.length, stdout);
    text_free(&text);
}

int terminal_key(const struct terminal *terminal, const char *prompt)
{
    struct termios saved;
    if (!key_mode_begin(&saved, false)) /* before the prompt: no key is echoed behind it */
        return 0;
    terminal_print(terminal, NOTE, prompt);
    fflush(stdout);
    int key = key_read();
    key_mode_end(&saved);
    fputs(terminal->color ? "\r\033[K" : "\n", stdout);
    fflush(stdout);
    return key == 4 ? 0 : key; /* Ctrl-D */
}

int terminal_ask(const struct terminal *terminal, const char *prompt, const char *keys)
{
    int key = terminal_key(terminal, prompt);
    while (key != 0 && (key > 255 || strchr(keys, key) == NULL))
        key = terminal_key(terminal, prompt);
    return key;
}

void terminal_take_back(void)
{
    void (*handler)(int) = signal(SIGTTOU, SIG_IGN);
    (void)tcsetpgrp(STDIN_FILENO, getpgrp());
    signal(SIGTTOU, handler);
}
