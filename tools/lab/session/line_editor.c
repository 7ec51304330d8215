/*
 * line_editor.c: see line_editor.h.
 *
 * After each key the whole text is printed again, from where it began: it is short. Lines
 * are wrapped here and not by the terminal, so that the cursor's place is known.
 */
#include "lab/session/line_editor.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lab/session/key.h"

enum { PROMPT = 2, CONTROL = 0x1f, BACKSPACE = 0x7f };

struct editor {
    struct text text;
    size_t at; /* the byte that the cursor is on */
    int row;   /* the cursor's, below the one where the text begins */
};

/* Whether the byte continues a character. */
static bool continues(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The byte LENGTH of the text's end is a place of the cursor as well. */
static char byte_at(const struct editor *editor, size_t at)
{
    return at < editor->text.length ? editor->text.bytes[at] : '\0';
}

/* Where the character before AT begins. */
static size_t before(const struct editor *editor, size_t at)
{
    do
        at -= at > 0;
    while (at > 0 && continues(byte_at(editor, at)));
    return at;
}

/* Where the character after the one at AT begins. */
static size_t after(const struct editor *editor, size_t at)
{
    do
        at += at < editor->text.length;
    while (continues(byte_at(editor, at)));
    return at;
}

/* Where the line that AT is in begins. */
static size_t line_start(const struct editor *editor, size_t at)
{
    while (at > 0 && byte_at(editor, at - 1) != '\n')
        at--;
    return at;
}

/* Where it ends. */
static size_t line_end(const struct editor *editor, size_t at)
{
    while (at < editor->text.length && byte_at(editor, at) != '\n')
        at++;
    return at;
}

/* Takes the bytes FROM to TO - 1 away, and leaves the cursor there. */
static void cut(struct editor *editor, size_t from, size_t to)
{
    struct text rest = {0};
    text_add(&rest, text_string(&editor->text) + to);
    editor->text.length = from;
    text_add(&editor->text, text_string(&rest));
    text_free(&rest);
    editor->at = from;
}

/* Puts BYTE where the cursor is. */
static void insert(struct editor *editor, char byte)
{
    struct text rest = {0};
    text_add(&rest, text_string(&editor->text) + editor->at);
    editor->text.length = editor->at++;
    text_append(&editor->text, &byte, 1);
    text_add(&editor->text, text_string(&rest));
    text_free(&rest);
}

/* Where the word before the cursor begins. */
static size_t word_start(const struct editor *editor)
{
    size_t at = editor->at;
    while (at > 0 && byte_at(editor, at - 1) == ' ')
        at--;
    while (at > 0 && byte_at(editor, at - 1) != ' ' && byte_at(editor, at - 1) != '\n')
        at--;
    return at;
}

/* Moves the cursor to the line above or below, if there is one, as far from its beginning. */
static void change_line(struct editor *editor, bool down)
{
    size_t start = line_start(editor, editor->at), along = editor->at - start;
    size_t other =
        down ? line_end(editor, editor->at) + 1 : line_start(editor, start - (start > 0));
    if (down ? other > editor->text.length : start == 0)
        return;
    size_t end = line_end(editor, other);
    editor->at = other + along < end ? other + along : end;
    while (continues(byte_at(editor, editor->at)))
        editor->at--;
}

/* Goes back to where the text begins and clears the screen from there. */
static void take_away(const struct editor *editor)
{
    if (editor->row > 0)
        printf("\033[%dA", editor->row);
    fputs("\r\033[J", stdout);
}

/* Prints the text again, and puts the cursor into its place. */
static void draw(struct editor *editor)
{
    int rows, columns, row = 0, column = PROMPT, at_row = 0, at_column = PROMPT;
    terminal_size(&rows, &columns);
    take_away(editor);
    fputs("$ ", stdout);
    for (size_t i = 0; i <= editor->text.length; i++) {
        char byte = byte_at(editor, i);
        if (column >= columns && byte != '\n' && !continues(byte)) {
            putchar('\n');
            row++;
            column = 0;
        }
        if (i == editor->at) {
            at_row = row;
            at_column = column < columns ? column : columns - 1;
        }
        if (byte == '\n') {
            fputs("\n> ", stdout);
            row++;
            column = PROMPT;
        } else if (i < editor->text.length) {
            putchar(byte == '\t' ? ' ' : byte);
            column += !continues(byte);
        }
    }
    if (row > at_row)
        printf("\033[%dA", row - at_row);
    putchar('\r');
    if (at_column > 0)
        printf("\033[%dC", at_column);
    editor->row = at_row;
    fflush(stdout);
}

/* Does what KEY asks for. */
static void obey(struct editor *editor, int key)
{
    switch (key) {
    case KEY_LEFT:
    case 'B' & CONTROL: editor->at = before(editor, editor->at); break;
    case KEY_RIGHT:
    case 'F' & CONTROL: editor->at = after(editor, editor->at); break;
    case KEY_HOME:
    case 'A' & CONTROL: editor->at = line_start(editor, editor->at); break;
    case KEY_END:
    case 'E' & CONTROL: editor->at = line_end(editor, editor->at); break;
    case KEY_UP:
    case 'P' & CONTROL: change_line(editor, false); break;
    case KEY_DOWN:
    case 'N' & CONTROL: change_line(editor, true); break;
    case BACKSPACE:
    case 'H' & CONTROL: cut(editor, before(editor, editor->at), editor->at); break;
    case KEY_DELETE:
    case 'D' & CONTROL: cut(editor, editor->at, after(editor, editor->at)); break;
    case 'K' & CONTROL: cut(editor, editor->at, line_end(editor, editor->at)); break;
    case 'U' & CONTROL: cut(editor, line_start(editor, editor->at), editor->at); break;
    case 'W' & CONTROL: cut(editor, word_start(editor), editor->at); break;
    default:
        if (key >= ' ' && key <= 0xff)
            insert(editor, (char)key);
    }
}

/* Asks for a line; what it is typed with is left to the terminal. */
static char *ask_line(const struct terminal *terminal)
{
    char line[1024];
    terminal_print(terminal, NOTE, "Run instead (an empty line leaves it as it is): ");
    fflush(stdout);
    ssize_t got = read(STDIN_FILENO, line, sizeof line - 1);
    line[got > 0 ? got : 0] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    return line[0] != '\0' ? string_copy(line) : NULL;
}

char *line_editor_run(const struct terminal *terminal, const char *text)
{
    struct editor editor = {0};
    struct termios saved;
    int key = 0;
    if (!terminal->moves)
        return ask_line(terminal);
    if (!key_mode_begin(&saved, true))
        return NULL;
    text_add(&editor.text, text);
    editor.at = editor.text.length;
    draw(&editor);
    while ((key = key_read()) != 0 && key != '\n' && key != '\r' && key != KEY_ESCAPE &&
           key != ('C' & CONTROL)) {
        obey(&editor, key);
        draw(&editor);
    }
    take_away(&editor);
    fflush(stdout);
    key_mode_end(&saved);
    char *result = key == '\n' || key == '\r' ? string_copy(text_string(&editor.text)) : NULL;
    text_free(&editor.text);
    return result;
}
