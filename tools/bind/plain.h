/*
 * plain.h: the bindings for scripts.
 */
#ifndef BIND_PLAIN_H
#define BIND_PLAIN_H

#include "bind/view.h"

/* Prints one on a line: object, tab, symbol, tab, version or "-", tab, definer or "-". Ends
   the program if memory runs out. */
void plain_print(const struct view *view);

#endif
