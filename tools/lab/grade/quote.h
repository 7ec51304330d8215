/*
 * quote.h: the words of a grade: commands as a student can repeat them, and what they
 * print as a report can use it.
 */
#ifndef LAB_GRADE_QUOTE_H
#define LAB_GRADE_QUOTE_H

#include "lab/words/match.h"

/* Appends LINES to TO, as many as a report can use. */
void quote_lines(struct lines *to, const struct lines *lines);

/* COMMAND with WORDS, three, for $R1 to $R3 where the shell would put them; to be freed. */
char *quote_command(const char *command, char *const *words);

/* PATTERN with the values of bracketed names; to be freed. */
char *quote_pattern(const char *pattern, const struct value *values);

/* Appends OUTPUT with a dot for the path of FOLDER, which means nothing to a student: the
   compiler then speaks of ./mod1.c. */
void quote_output(struct text *text, const char *output, const char *folder);

#endif
