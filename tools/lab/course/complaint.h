/*
 * complaint.h: what is said about a document that breaks a rule.
 *
 * A complaint is an error: the document is not as labs are. A warning is about how it reads;
 * it is counted by its kind, and whoever lints decides what it weighs.
 */
#ifndef LAB_COURSE_COMPLAINT_H
#define LAB_COURSE_COMPLAINT_H

#include "lab/course/document.h"

/* What a warning is about. */
enum warning {
    WARN_STRETCH,   /* more than a screen with nothing to do */
    WARN_WIDTH,     /* a command that is wider than the screen */
    WARN_PREDICT,   /* a step that asks nothing */
    WARN_ASSERTION, /* a command that prints its own verdict */
    WARN_MESSAGE,   /* a part of an error message that was never shown in full */
    WARN_CONDITION, /* a sentence that says what the label of the fence says */
    WARNINGS
};

/* Who looks at a document, and what there was to say. */
struct linter {
    const struct document *document;
    int complaints;
    int warnings[WARNINGS];
    bool quiet;           /* warnings are only counted */
    struct lines numbers; /* the names that patterns have given to numbers so far; freed by
                             linter_free */
    size_t next;          /* of the document's blocks: the last that next_block() has found */
    int wait_line; /* the last line with a command that waits; 0: not looked for yet, -1: none */
};

/* Prints that LINE of the document breaks a rule, and counts it. */
void complain(struct linter *linter, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Prints a warning of this KIND about LINE, unless the linter is quiet, and counts it. */
void warn(struct linter *linter, enum warning kind, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Frees what the linter has gathered. */
void linter_free(struct linter *linter);

#endif
