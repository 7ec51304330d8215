/*
 * interposed.h: the names that several objects define, and who wins.
 */
#ifndef BIND_INTERPOSED_H
#define BIND_INTERPOSED_H

#include "bind/view.h"

/* Prints one on a line. Ends the program if memory runs out. */
void interposed_print(const struct view *view);

#endif
