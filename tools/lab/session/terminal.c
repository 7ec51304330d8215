/* terminal.c: see terminal.h. The prose itself is in prose.c. */
#include "lab/session/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "lab/process/interrupt.h"
#include "lab/words/prose.h"

/* How each style begins; all end alike. */
static const char *const beginnings[] = {
    [PLAIN] = "",           [TITLE] = "\033[1;4m",    [HEADING] = "\033[1;34m",
    [LABEL] = "\033[1;33m", [CODE] = "\033[36m",      [COMMAND] = "\033[1;32m",
    [NOTE] = "\033[33m",    [PROBLEM] = "\033[1;31m", [FADED] = "\033[2m",
};

struct terminal terminal_open(enum color choice)
{
    const char *no_color = getenv("NO_COLOR"), *type = getenv("TERM");
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    bool output = isatty(STDOUT_FILENO);
    struct terminal terminal = {.width = 80, .listens = output && isatty(STDIN_FILENO)};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        terminal.width = size.ws_col;
    else if (columns != NULL && atoi(columns) > 0)
        terminal.width = atoi(columns);
    if (terminal.width > WIDEST_PROSE)
        terminal.width = WIDEST_PROSE;
    terminal.color = choice == COLOR_ALWAYS ||
                     (choice == COLOR_AUTO && output && (no_color == NULL || *no_color == '\0') &&
                      type != NULL && strcmp(type, "dumb") != 0);
    return terminal;
}

void terminal_print(const struct terminal *terminal, enum style style, const char *text)
{
    bool styled = terminal->color && style != PLAIN;
    if (styled)
        fputs(beginnings[style], stdout);
    fputs(text, stdout);
    if (styled)
        fputs("\033[0m", stdout);
}

/* Prints a fence that is only shown, indented. */
static void print_shown(const struct terminal *terminal, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        char *line = string_format("%.*s", (int)length, text);
        if (length > 0)
            fputs("    ", stdout);
        terminal_print(terminal, CODE, line);
        putchar('\n');
        free(line);
        text += length + (text[length] == '\n');
    }
}

void terminal_block(const struct terminal *terminal, const struct block *block)
{
    if (block->kind == BLOCK_COMMENT)
        return;
    putchar('\n');
    if (block->kind == BLOCK_HEADING) {
        terminal_print(terminal, block->level == 1 ? TITLE : HEADING, block->text);
        putchar('\n');
        if (!terminal->color) {
            size_t width = prose_width(block->text, strlen(block->text));
            for (size_t i = 0; i < width; i++)
                putchar(block->level == 1 ? '=' : '-');
            putchar('\n');
        }
    } else if (block->kind == BLOCK_PROSE) {
        struct text text = {0};
        prose_render(&text, block->text, terminal->width, terminal->color);
        fwrite(text_string(&text), 1, text.length, stdout);
        text_free(&text);
    } else if (block->kind == BLOCK_SHOWN) {
        print_shown(terminal, block->text);
    }
}

/* Reads one byte from standard input; 0 at its end or on an interrupt. */
static int read_key(void)
{
    struct pollfd wait[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                            {.fd = interrupt_descriptor(), .events = POLLIN}};
    char key;
    while (interrupt_signal() == 0) {
        if (poll(wait, 2, -1) < 0 && errno != EINTR)
            return 0;
        if (interrupt_signal() != 0 || !wait[0].revents)
            continue;
        return read(STDIN_FILENO, &key, 1) == 1 ? (unsigned char)key : 0;
    }
    return 0;
}

int terminal_ask(const struct terminal *terminal, const char *prompt, const char *keys)
{
    struct termios saved, mode;
    int key = 0;
    terminal_print(terminal, NOTE, prompt);
    fflush(stdout);
    if (tcgetattr(STDIN_FILENO, &saved) < 0)
        return 0;
    mode = saved;
    mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &mode);
    do
        key = read_key();
    while (key != 0 && key != 4 && strchr(keys, key) == NULL); /* 4 is Ctrl-D */
    tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    fputs(terminal->color ? "\r\033[K" : "\n", stdout);
    fflush(stdout);
    return key == 4 ? 0 : key;
}

void terminal_take_back(void)
{
    void (*handler)(int) = signal(SIGTTOU, SIG_IGN);
    (void)tcsetpgrp(STDIN_FILENO, getpgrp());
    signal(SIGTTOU, handler);
}
