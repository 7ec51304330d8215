/*
 * lookup.h: what does this message mean?
 *
 * The answers are the rows of one table in the guide, below INDEX_HEADING: "message" quotes
 * messages as phrase.h says, each in back-quotes; "means" is a sentence and "type first" a
 * command, both with the placeholders of the message; "lab" links to the steps that show it,
 * the best first.
 */
#ifndef LAB_SHOW_LOOKUP_H
#define LAB_SHOW_LOOKUP_H

#include "base/usage.h"
#include "lab/words/text.h"

#define INDEX_HEADING "Error messages, and where they are explained"

/* Looks up the message that WORDS are or, without words, each line of standard input. Prints
   each row that is the best for some line, once, with the names from the first such line put
   in. GUIDE is the file with the table; NULL: GUIDE.md in the directory that the variable
   LAB_COURSE names, or in the working directory, the one of this program, or one above either.
   Returns the exit status: 0 if something was found, else 1, after it has said so. */
int lookup_message(const struct lines *words, const char *guide, enum color color);

#endif
