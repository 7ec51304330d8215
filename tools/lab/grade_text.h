/*
 * grade_text.h: the words of a grade: commands as a student can repeat them, and what
 * they print as a report can use it.
 */
#ifndef LAB_GRADE_TEXT_H
#define LAB_GRADE_TEXT_H

#include "lab/match.h"

/* Appends LINES to TO, as many as a report can use. */
void lines_keep(struct lines *to, const struct lines *lines);

/* COMMAND with WORDS, three, for $R1 to $R3 where the shell would put them; to be freed. */
char *text_with_words(const char *command, char *const *words);

/* PATTERN with the values of bracketed names; to be freed. */
char *text_with_values(const char *pattern, const struct value *values);

/* Appends OUTPUT with a dot for the path of FOLDER, which means nothing to a student: the
   compiler then speaks of ./mod1.c. */
void text_add_without_path(struct text *text, const char *output, const char *folder);

#endif
