/*
 * why.h: the search for one symbol, object by object, and the reasons.
 */
#ifndef BIND_WHY_H
#define BIND_WHY_H

#include "bind/view.h"

/* Prints it for each SYMBOL of the command line. False, after messages: some of them does
   not occur at all. */
bool why_print(const struct view *view);

#endif
