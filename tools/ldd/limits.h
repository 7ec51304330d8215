/*
 * limits.h: what a program may need beyond its libraries.
 */
#ifndef LDD_LIMITS_H
#define LDD_LIMITS_H

#include "ldd/prose.h"
#include "ldd/traces.h"
#include "ldd/view.h"

/* Prints what the functions that the objects call make likely: libraries opened while
   the program runs, name services, locales, character sets. */
void limits_print(const struct view *view);

/* Prints the same of the static program FILE, in which TRACES were found; nothing if there
   are none. */
void limits_static_print(const struct view *view, const char *file, const struct traces *traces);

/* Appends the same as sentences that begin with "It". */
void limits_say(const struct traces *traces, struct prose *prose);

#endif
