/*
 * dot.h: the libraries as a graph for Graphviz.
 */
#ifndef LDD_DOT_H
#define LDD_DOT_H

#include "ldd/view.h"

/* Prints who needs which library. */
void dot_print(const struct view *view);

#endif
