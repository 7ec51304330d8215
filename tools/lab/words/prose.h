/*
 * prose.h: Markdown prose for a terminal.
 */
#ifndef LAB_WORDS_PROSE_H
#define LAB_WORDS_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/words/text.h"

/* Appends SOURCE, one paragraph, list, table or quotation, wrapped to WIDTH columns and
   ending with a newline; a table is laid out in columns, and its cells are wrapped. With
   COLOR, emphasis and code are shown by colour; without, code keeps its backticks. */
void prose_render(struct text *to, const char *source, int width, bool color);

/* How many columns the LENGTH bytes of UTF-8 take. */
size_t prose_width(const char *bytes, size_t length);

/* Whether the paragraph SOURCE begins with **LABEL.** */
bool prose_has_label(const char *source, const char *label);

#endif
