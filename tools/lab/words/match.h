/*
 * match.h: does a command print what the text says?
 *
 * A pattern is one expected line: [..] stands for any text, [n] and its like for a
 * number (number.h), [LAB] and other bracketed names for their values, `...` alone for
 * any lines, and a backslash at the start makes the rest of the line mean itself. Output is
 * compared as it is shown: bytes that are no text appear as \xNN.
 */
#ifndef LAB_WORDS_MATCH_H
#define LAB_WORDS_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/words/number.h"
#include "lab/words/text.h"

/* A bracketed name that stands for a value: "[LAB]". A list of them ends with a
   NULL name. */
struct value {
    const char *name;
    const char *value;
};

/* What is known while a lab is compared with what it prints. */
struct known {
    const struct value *values;
    struct numbers *numbers; /* those that earlier lines have named */
};

/* Shows bytes as they arrive; the bytes of a character that is not complete yet
   are kept until the next call. All zero at first. */
struct shower {
    unsigned char kept[4];
    size_t count;
};

/* Appends BYTES to TO as they are shown. With END, what is still kept too. */
void show_bytes(struct shower *shower, struct text *to, const char *bytes, size_t length, bool end);

/* Whether the shown LINE fits PATTERN; if so, the numbers that PATTERN names are added to
   those known. */
bool line_matches(const char *pattern, const char *line, const struct known *known);

/* Whether PATTERN is `...`, any number of lines. */
bool pattern_is_any(const char *pattern);

/* Whether all of LINES fit all of PATTERNS, in order. The numbers that PATTERNS name are
   then known; where the whole does not fit, as far as single lines do. */
bool output_matches(const struct lines *patterns, const struct lines *lines,
                    const struct known *known);

/* Shows how LINES differ from PATTERNS: " " before a line that fits, "-" before a
   pattern that nothing fits, "+" before a line that fits nothing. */
void output_difference(struct lines *difference, const struct lines *patterns,
                       const struct lines *lines, const struct known *known);

/* The patterns that LINES would fit: those of PATTERNS that still hold are kept,
   with their wildcards; the others are made from what was printed. */
void output_update(struct lines *updated, const struct lines *patterns, const struct lines *lines,
                   const struct known *known);

#endif
