/*
 * list.h: what each object gets for each symbol, for people.
 */
#ifndef BIND_LIST_H
#define BIND_LIST_H

#include "bind/view.h"

/* Prints it. False, after messages: some SYMBOL of the command line does not occur. */
bool list_print(const struct view *view);

#endif
