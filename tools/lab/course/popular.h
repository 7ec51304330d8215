/*
 * popular.h: what is commonly said and not so, as the labs correct it.
 *
 * A comment in a lab, in the step that shows how it is:
 *
 *   <!-- popular: textbooks (C4-31)
 *   said: `cc -shared libfoo.so mod*.o` makes libfoo.so
 *   true: the `-o` is missing: it fails -->
 *
 * First the kind of source that says so, with the ids of the claims, if they have some; then
 * what is said, and what is true, each in as many lines as it takes.
 */
#ifndef LAB_COURSE_POPULAR_H
#define LAB_COURSE_POPULAR_H

#include <stdbool.h>

#include "lab/words/text.h"

/* One correction, each part in one line. */
struct popular {
    char *source; /* "textbooks" */
    char *claims; /* "C4-31 C4-32", "" if there are none */
    char *said, *truth;
};

/* Whether COMMENT, without its marks, is such a one. */
bool popular_is(const char *comment);

/* Takes COMMENT apart; popular_free when done. Returns NULL, or what is wrong with it. */
const char *popular_read(struct popular *popular, const char *comment);
void popular_free(struct popular *popular);

/* Prints the corrections of the labs FILES as a table in Markdown, in their order, each with
   the step that shows it. Returns the exit status. */
int popular_print(const struct lines *files);

#endif
