/* table.c: see table.h. */
#include "lab/words/table.h"

#include <stdlib.h>
#include <string.h>

/* Adds the cells of LINE, which begins with a bar, to ROW. */
static void split_row(struct lines *row, const char *line)
{
    struct text cell = {0};
    for (line++; *line != '\0'; line++) {
        if (line[0] == '\\' && line[1] == '|')
            text_append(&cell, ++line, 1);
        else if (*line != '|')
            text_append(&cell, line, *line == ' ' && cell.length == 0 ? 0 : 1);
        else {
            while (cell.length > 0 && cell.bytes[cell.length - 1] == ' ')
                cell.bytes[--cell.length] = '\0';
            lines_add(row, text_string(&cell));
            text_clear(&cell);
        }
    }
    text_free(&cell);
}

void table_read(struct table *table, const char *markdown, const char *heading)
{
    struct lines lines = {0};
    bool inside = false;
    *table = (struct table){0};
    lines_split(&lines, markdown, strlen(markdown), true);
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.item[i];
        if (starts_with(line, "## "))
            inside = strcmp(line + 3, heading) == 0;
        else if (table->count > 0 && line[0] != '|')
            break;
        else if (inside && line[0] == '|' && !starts_with(line, "|-")) {
            table->row = memory_grow(table->row, (table->count + 1) * sizeof *table->row);
            table->row[table->count] = (struct lines){0};
            split_row(&table->row[table->count++], line);
        }
    }
    lines_free(&lines);
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        lines_free(&table->row[i]);
    free(table->row);
    *table = (struct table){0};
}

const char *table_cell(const struct table *table, size_t row, const char *title)
{
    if (row >= table->count)
        return "";
    for (size_t i = 0; i < table->row[0].count && i < table->row[row].count; i++)
        if (strcmp(table->row[0].item[i], title) == 0)
            return table->row[row].item[i];
    return "";
}

void table_code(struct lines *code, const char *cell)
{
    for (const char *end; (cell = strchr(cell, '`')) != NULL; cell = end) {
        size_t ticks = strspn(cell, "`");
        char *fence = string_format("%.*s", (int)ticks, cell);
        cell += ticks;
        end = strstr(cell, fence);
        free(fence);
        if (end == NULL)
            return;
        const char *last = end;
        while (ticks > 1 && cell < last && *cell == ' ') /* `` `x' `` */
            cell++;
        while (ticks > 1 && last > cell && last[-1] == ' ')
            last--;
        lines_add_bytes(code, cell, (size_t)(last - cell));
        end += ticks;
    }
}
