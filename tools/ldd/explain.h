/*
 * explain.h: the whole search for each library, in words.
 *
 * The copies that a library hides are shown as far as they were looked for: see
 * ldso_closure_shadowed().
 */
#ifndef LDD_EXPLAIN_H
#define LDD_EXPLAIN_H

#include "ldd/view.h"

/* Explains the file and all its libraries. */
void explain_print(const struct view *view);

/* Explains the libraries that options->why means, and how they came in. False, and nothing
   is printed: there are none. */
bool why_print(const struct view *view);

#endif
