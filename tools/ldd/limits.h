/*
 * limits.h: what a program may need beyond its libraries.
 */
#ifndef LDD_LIMITS_H
#define LDD_LIMITS_H

#include "ldd/view.h"

/* Prints what the functions that the objects call make likely: libraries opened while
   the program runs, name services, locales, character sets. */
void limits_print(const struct view *view);

#endif
