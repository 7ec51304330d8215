/*
 * complaint.h: what is said about a document that breaks a rule.
 */
#ifndef LAB_COURSE_COMPLAINT_H
#define LAB_COURSE_COMPLAINT_H

#include "lab/course/document.h"

/* Who looks at a document, and how many complaints there were. */
struct linter {
    const struct document *document;
    int complaints;
    struct lines numbers; /* the names that patterns have given to numbers so far; freed by
                             linter_free */
    size_t next;          /* of the document's blocks: the last that next_block() has found */
    int wait_line;        /* the last line with a command that waits; -1: not looked for yet */
};

/* Prints that LINE of the document breaks a rule, and counts it. */
void complain(struct linter *linter, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Frees what the linter has gathered. */
void linter_free(struct linter *linter);

#endif
