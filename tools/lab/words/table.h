/*
 * table.h: tables in Markdown.
 *
 * A table is a row of titles, a row of dashes, and rows; each begins with a bar. In a cell, \|
 * is a bar. What stands between back-quotes is code.
 */
#ifndef LAB_WORDS_TABLE_H
#define LAB_WORDS_TABLE_H

#include "lab/words/text.h"

/* Rows of cells, without blanks at their ends. All zero is an empty table. */
struct table {
    struct lines *row; /* the first one has the titles */
    size_t count;
};

/* Reads the first table below the heading "## HEADING" of the text MARKDOWN; it is empty
   where there is none. The caller calls table_free. */
void table_read(struct table *table, const char *markdown, const char *heading);
void table_free(struct table *table);

/* What stands in ROW, counted from 1, below TITLE; "" if there is nothing. Owned by TABLE. */
const char *table_cell(const struct table *table, size_t row, const char *title);

/* Adds each piece of code in CELL to CODE. */
void table_code(struct lines *code, const char *cell);

#endif
