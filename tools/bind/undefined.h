/*
 * undefined.h: what nobody defines, and when that is found out.
 */
#ifndef BIND_UNDEFINED_H
#define BIND_UNDEFINED_H

#include "bind/view.h"

/* Prints one on a line; weak references (S17) are no failure, and left out. */
void undefined_print(const struct view *view);

#endif
