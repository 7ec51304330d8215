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
};

/* Prints that LINE of the document breaks a rule, and counts it. */
void complain(struct linter *linter, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
