/*
 * list.h: the views that list one thing a line.
 */
#ifndef LDD_LIST_H
#define LDD_LIST_H

#include "ldd/view.h"

/* Prints the libraries as ldd does, without addresses. */
void list_print(const struct view *view);

/* Prints them for scripts: name, tab, path, or "not found". */
void plain_print(const struct view *view);

/* Prints for scripts all that was tried: name, tab, path of each candidate of a search. */
void tries_print(const struct view *view);

#endif
