/*
 * compare.h: what a change of the world changes.
 */
#ifndef LDD_COMPARE_H
#define LDD_COMPARE_H

#include "ldd/view.h"

/* Prints what differs between OTHER, the world without the what-if, and the closure of
   VIEW. Either may be NULL, with the reason in OTHER_ERROR or ERROR: the file could not be
   resolved. */
void compare_print(const struct view *view, const struct ldso_closure *other,
                   const char *other_error, const char *error);

#endif
