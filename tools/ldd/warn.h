/*
 * warn.h: what will bite, though the loader is content today.
 */
#ifndef LDD_WARN_H
#define LDD_WARN_H

#include "ldd/view.h"

/* No more are given for one file; behind the last one stands that there are more. */
enum { WARNINGS_MOST = 1000 };

struct warning {
    const char *id;   /* one word for programs, which never changes */
    const char *text; /* a sentence without its full stop; freed after the call */
    size_t number;    /* 0 for the first */
};

typedef void warning_call(void *context, const struct warning *warning);

/* Calls CALL for every warning. ALL: also for those about waste, about what only
   matters to whoever links, and about the environment of today. */
void warnings_each(const struct view *view, bool all, warning_call *call, void *context);

/* Prints the same warnings on standard error. */
void warnings_print(const struct view *view, bool all);

#endif
