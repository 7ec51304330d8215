/* screen.c: see screen.h. */
#include "lab/show/screen.h"

#include <stdio.h>
#include <string.h>

/* The rows that the pause line takes. */
enum { PAUSE_ROWS = 1, TAB = 8 };

void screen_measure(struct screen *screen)
{
    terminal_size(&screen->rows, &screen->columns);
}

void screen_open(struct screen *screen, const struct terminal *terminal, bool pages)
{
    *screen = (struct screen){.terminal = terminal, .pages = pages};
    screen_measure(screen);
}

void screen_close(struct screen *screen)
{
    text_free(&screen->stretch);
    lines_free(&screen->stretches);
}

/* How long the terminal's sequence is that AT begins with, ESC [ ... LETTER; 0 if none. */
static size_t sequence_length(const char *at, size_t length)
{
    size_t i = 2;
    if (length < 3 || at[0] != '\033' || at[1] != '[')
        return 0;
    while (i < length && (at[i] < '@' || at[i] > '~'))
        i++;
    return i < length ? i + 1 : length;
}

/* Counts the character at AT into ROW and COLUMN, and returns its bytes. A character that no
   longer fits into its row is the first of the next. */
static size_t count(const struct screen *screen, const char *at, size_t length, int *row,
                    int *column)
{
    size_t bytes = sequence_length(at, length);
    if (bytes > 0)
        return bytes;
    if (*at == '\n') {
        (*row)++;
        *column = 0;
        return 1;
    }
    int width = *at == '\t' ? TAB - *column % TAB : 1;
    for (bytes = 1; bytes < length && ((unsigned char)at[bytes] & 0xc0) == 0x80;)
        bytes++;
    if (*column + width > screen->columns) {
        (*row)++;
        *column = 0;
    }
    *column += width;
    return bytes;
}

size_t screen_show(struct screen *screen, const char *bytes, size_t length)
{
    size_t done = 0, at = 0; /* what is shown, and what is counted: between them, sequences */
    const int most = screen->rows - PAUSE_ROWS;
    while (at < length) {
        int row = screen->used, column = screen->column;
        bool sequence = sequence_length(bytes + at, length - at) > 0;
        size_t next = count(screen, bytes + at, length - at, &row, &column);
        if (screen->pages && !sequence && (row > most || (row == most && column > 0)))
            break;
        screen->used = row;
        screen->column = column;
        at += next;
        if (!sequence || at == length) /* those before what does not fit come with it */
            done = at;
    }
    fwrite(bytes, 1, done, stdout);
    if (screen->pages)
        text_append(&screen->stretch, bytes, done);
    return done;
}

int screen_rows(const struct screen *screen, const char *text)
{
    int row = 0, column = 0;
    for (size_t length = strlen(text); length > 0;) {
        size_t next = count(screen, text, length, &row, &column);
        text += next;
        length -= next;
    }
    return row + (column > 0);
}

bool screen_fits(const struct screen *screen, int rows)
{
    return screen->used + (screen->column > 0) + rows <= screen->rows - PAUSE_ROWS;
}

bool screen_is_fresh(const struct screen *screen)
{
    return screen->stretch.length == 0;
}

void screen_stop(struct screen *screen)
{
    if (screen->stretch.length > 0)
        lines_add(&screen->stretches, text_string(&screen->stretch));
    text_clear(&screen->stretch);
    screen->used = 0;
    screen_measure(screen);
}

void screen_clear(const struct screen *screen)
{
    for (int i = 0; i < screen->rows; i++)
        putchar('\n');
    if (screen->terminal->color)
        fputs("\033[H", stdout);
}
