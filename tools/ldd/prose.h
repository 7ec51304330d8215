/*
 * prose.h: sentences, broken to fit a line.
 *
 * A paragraph is collected piece by piece and printed at its end. A line breaks
 * at the blanks of constant text only: names from a file stay in one piece, also
 * where they have blanks.
 */
#ifndef LDD_PROSE_H
#define LDD_PROSE_H

#include "base/output.h"

struct prose {
    char *text;
    size_t used, size;
};

/* Appends TEXT, whose blanks may become line breaks. */
void prose_text(struct prose *prose, const char *text);

/* Appends NAME, of LENGTH bytes, which comes from a file or a user. */
void prose_bytes(struct prose *prose, const char *name, size_t length);
void prose_name(struct prose *prose, const char *name);

/* Appends FORMAT, in which %s stands for a name and %zu for a number. */
void prose_say(struct prose *prose, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints the paragraph, INDENT blanks before each line and MORE before every line
   but the first, and empties it. Nothing is printed for an empty one. */
void prose_end(struct prose *prose, struct output *output, size_t indent, size_t more);

/* Prints what is collected as one line, however long, INDENT blanks before it, and
   empties it: for what somebody may want to search for. */
void prose_line(struct prose *prose, struct output *output, size_t indent);

/* Prints what is collected on the line that is already begun, without an end of
   line, and empties it. */
void prose_inline(struct prose *prose, struct output *output);

/* Returns what is collected as one string, which the caller frees, and empties it. */
char *prose_take(struct prose *prose);

#endif
