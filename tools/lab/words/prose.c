/*
 * prose.c: see prose.h.
 *
 * The marks of a paragraph are first replaced by bytes of no width, one for each
 * style that begins or ends; then it is wrapped word by word, and the bytes become
 * what the terminal understands. Lists and quotations are paragraphs with an
 * indentation; a table is left as it stands.
 */
#include "lab/words/prose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The bytes that stand for styles while a paragraph is wrapped. */
enum mark { BOLD_ON = 1, BOLD_OFF, EMPHASIS_ON, EMPHASIS_OFF, CODE_ON, CODE_OFF, MARK_END };

static const char *const mark_codes[MARK_END] = {
    [BOLD_ON] = "\033[1m",       [BOLD_OFF] = "\033[22m", [EMPHASIS_ON] = "\033[3m",
    [EMPHASIS_OFF] = "\033[23m", [CODE_ON] = "\033[36m",  [CODE_OFF] = "\033[39m",
};

/* Whether the byte is one of the above. */
static bool is_mark(char byte)
{
    return byte > 0 && byte < MARK_END;
}

size_t prose_width(const char *bytes, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)bytes[i] & 0xc0) != 0x80 && !is_mark(bytes[i]);
    return width;
}

/* Appends one of the bytes above. */
static void add_mark(struct text *to, enum mark mark)
{
    char byte = (char)mark;
    text_append(to, &byte, 1);
}

/* Appends the code span at AT, which begins with a backtick; returns what follows. */
static const char *add_code(struct text *to, const char *at, bool color)
{
    size_t ticks = strspn(at, "`");
    const char *end = at + ticks;
    while (*end != '\0' && !(strspn(end, "`") == ticks))
        end += *end == '`' ? strspn(end, "`") : 1;
    if (*end == '\0') { /* no closing backticks: they mean themselves */
        text_append(to, at, ticks);
        return at + ticks;
    }
    if (color) {
        add_mark(to, CODE_ON);
        text_append(to, at + ticks, (size_t)(end - at) - ticks);
        add_mark(to, CODE_OFF);
    } else {
        text_append(to, at, (size_t)(end - at) + ticks);
    }
    return end + ticks;
}

/* Replaces the marks of SOURCE by bytes of no width. */
static void mark_styles(struct text *to, const char *source, bool color)
{
    bool bold = false, emphasis = false;
    const char *at = source;
    while (*at != '\0') {
        if (*at == '\\' && ispunct((unsigned char)at[1])) {
            text_append(to, at + 1, 1);
            at += 2;
        } else if (*at == '`') {
            at = add_code(to, at, color);
        } else if (starts_with(at, "**")) {
            bold = !bold;
            if (color)
                add_mark(to, bold ? BOLD_ON : BOLD_OFF);
            at += 2;
        } else if (*at == '*' && (emphasis ? at[-1] != ' ' : !isspace((unsigned char)at[1]))) {
            emphasis = !emphasis;
            if (color)
                add_mark(to, emphasis ? EMPHASIS_ON : EMPHASIS_OFF);
            at++;
        } else if (*at == '[' && strchr(at, ']') != NULL && strchr(at, ']')[1] == '(' &&
                   strchr(strchr(at, ']'), ')') != NULL) {
            const char *close = strchr(at, ']');
            char *label = string_format("%.*s", (int)(close - at - 1), at + 1);
            mark_styles(to, label, color);
            free(label);
            at = strchr(close, ')') + 1;
        } else {
            text_append(to, at++, 1);
        }
    }
}

/* Appends one word with its style bytes turned into codes. */
static void add_word(struct text *to, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_mark(word[i]))
            text_add(to, mark_codes[(unsigned char)word[i]]);
        else
            text_append(to, word + i, 1);
}

/* Appends a paragraph, FIRST in front of its first line and REST in front of the
   others. */
static void wrap(struct text *to, const char *source, const char *first, const char *rest,
                 int width, bool color)
{
    struct text marked = {0};
    size_t column = prose_width(first, strlen(first));
    bool fresh = true; /* no word on this line yet */
    mark_styles(&marked, source, color);
    text_add(to, first);
    const char *at = text_string(&marked);
    while (*(at += strspn(at, " \n\t")) != '\0') {
        size_t length = strcspn(at, " \n\t"), columns = prose_width(at, length);
        if (!fresh && column + 1 + columns > (size_t)width) {
            text_format(to, "\n%s", rest);
            column = prose_width(rest, strlen(rest));
            fresh = true;
        }
        text_add(to, fresh ? "" : " ");
        add_word(to, at, length);
        column += columns + !fresh;
        fresh = false;
        at += length;
    }
    text_add(to, "\n");
    text_free(&marked);
}

/* How long the mark of a list item at the start of LINE is, with its blanks; 0 for
   another line. */
static size_t item_length(const char *line)
{
    size_t indent = strspn(line, " "), digits = strspn(line + indent, "0123456789");
    const char *at = line + indent;
    if ((*at == '-' || *at == '*' || *at == '+') && at[1] == ' ')
        return indent + 2;
    if (digits > 0 && at[digits] == '.' && at[digits + 1] == ' ')
        return indent + digits + 2;
    return 0;
}

/* Appends the lines from *LINE that belong together, and moves *LINE behind them. */
static void render_part(struct text *to, const struct lines *lines, size_t *line, int width,
                        bool color)
{
    struct text source = {0};
    const char *text = lines->item[*line];
    size_t mark = item_length(text);
    bool quoted = text[0] == '>';
    char *first = quoted ? string_copy("  | ") : string_format("%.*s", (int)mark, text);
    char *rest = quoted ? string_copy("  | ") : string_format("%*s", (int)mark, "");
    text_add(&source, quoted ? text + 1 : text + mark);
    while (++*line < lines->count) {
        text = lines->item[*line];
        if (text[0] == '|' || item_length(text) > 0 || (text[0] == '>') != quoted)
            break;
        text_format(&source, "\n%s", quoted ? text + 1 : text);
    }
    wrap(to, text_string(&source), first, rest, width, color);
    text_free(&source);
    free(first);
    free(rest);
}

/* The most columns that a table may have, and how narrow one is made at most. */
enum { MOST_COLUMNS = 12, NARROWEST = 8, GAP = 2, UNWRAPPED = 10000 };

/* Appends to CELLS what is between the bars of a table's row, without blanks around it. */
static void split_row(struct lines *cells, const char *row)
{
    for (const char *at = row + 1, *end; *(at += strspn(at, " ")) != '\0'; at = end) {
        bool code = false;
        for (end = at; *end != '\0' && (code || *end != '|'); end++) {
            code = code != (*end == '`');
            end += *end == '\\' && end[1] != '\0';
        }
        size_t length = (size_t)(end - at);
        while (length > 0 && at[length - 1] == ' ')
            length--;
        lines_add_bytes(cells, at, length);
        end += *end == '|';
    }
}

/* How many columns a line takes that may have codes in it. */
static size_t shown_width(const char *line)
{
    size_t width = 0;
    for (; *line != '\0'; line++) {
        if (*line == '\033')
            line += strcspn(line, "m");
        else
            width += ((unsigned char)*line & 0xc0) != 0x80;
    }
    return width;
}

/* Appends CELL to LINES, wrapped to WIDTH columns. */
static void wrap_cell(struct lines *lines, const char *cell, size_t width, bool color)
{
    struct text text = {0};
    wrap(&text, cell, "", "", (int)width, color);
    lines_split(lines, text_string(&text), text.length, true);
    text_free(&text);
}

/* Makes the WIDTHS of COUNT columns smaller, the widest first, until they have ROOM. */
static void shrink(size_t *widths, size_t count, size_t room)
{
    for (;;) {
        size_t all = GAP * (count - 1), widest = 0;
        for (size_t i = 0; i < count; i++) {
            all += widths[i];
            widest = widths[i] > widths[widest] ? i : widest;
        }
        if (all <= room || widths[widest] <= NARROWEST)
            return;
        widths[widest]--;
    }
}

/* Appends a row of a table, each cell in its column. */
static void add_row(struct text *to, const struct lines *cells, const size_t *widths, bool color)
{
    struct lines wrapped[MOST_COLUMNS] = {0};
    size_t rows = 0;
    for (size_t i = 0; i < cells->count && i < MOST_COLUMNS; i++) {
        wrap_cell(&wrapped[i], cells->item[i], widths[i], color);
        rows = wrapped[i].count > rows ? wrapped[i].count : rows;
    }
    for (size_t row = 0; row < rows; row++) {
        size_t behind = 0; /* blanks that are due before the next cell with something in it */
        for (size_t i = 0; i < cells->count && i < MOST_COLUMNS; i++) {
            const char *line = row < wrapped[i].count ? wrapped[i].item[row] : "";
            size_t width = shown_width(line);
            if (width > 0)
                text_format(to, "%*s%s%s", (int)behind, "", line,
                            strchr(line, '\033') != NULL ? "\033[22;23;39m" : "");
            behind = (width > 0 ? 0 : behind) + GAP + (widths[i] > width ? widths[i] - width : 0);
        }
        text_add(to, "\n");
    }
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        lines_free(&wrapped[i]);
}

/* Whether ROW is the one of dashes below the head. */
static bool is_rule(const char *row)
{
    return row[strspn(row, "|-: ")] == '\0';
}

/* Appends the table in the lines from *LINE on, its columns below each other, and moves *LINE
   behind it. The row of dashes below the head is drawn. */
static void render_table(struct text *to, const struct lines *lines, size_t *line, int width,
                         bool color)
{
    size_t first = *line, columns = 0, widths[MOST_COLUMNS] = {0};
    for (; *line < lines->count && lines->item[*line][0] == '|'; (*line)++) {
        struct lines cells = {0};
        split_row(&cells, lines->item[*line]);
        for (size_t i = 0; i < cells.count && i < MOST_COLUMNS && !is_rule(lines->item[*line]);
             i++) {
            struct lines whole = {0};
            wrap_cell(&whole, cells.item[i], UNWRAPPED, color);
            size_t needed = whole.count > 0 ? shown_width(whole.item[0]) : 0;
            widths[i] = needed > widths[i] ? needed : widths[i];
            columns = i + 1 > columns ? i + 1 : columns;
            lines_free(&whole);
        }
        lines_free(&cells);
    }
    if (columns > 0)
        shrink(widths, columns, (size_t)width);
    for (size_t i = first; i < *line; i++) {
        struct lines cells = {0};
        if (is_rule(lines->item[i])) {
            for (size_t j = 0; j < columns; j++) {
                text_format(to, "%*s", j > 0 ? GAP : 0, "");
                for (size_t k = 0; k < widths[j]; k++)
                    text_add(to, "-");
            }
            text_add(to, "\n");
            continue;
        }
        split_row(&cells, lines->item[i]);
        add_row(to, &cells, widths, color);
        lines_free(&cells);
    }
}

void prose_render(struct text *to, const char *source, int width, bool color)
{
    struct lines lines = {0};
    lines_split(&lines, source, strlen(source), true);
    for (size_t line = 0; line < lines.count;) {
        if (lines.item[line][0] == '|')
            render_table(to, &lines, &line, width, color);
        else
            render_part(to, &lines, &line, width, color);
    }
    lines_free(&lines);
}

bool prose_has_label(const char *source, const char *label)
{
    size_t length = strlen(label);
    return starts_with(source, "**") && strncmp(source + 2, label, length) == 0 &&
           starts_with(source + 2 + length, ".**");
}
