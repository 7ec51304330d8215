/*
 * tree.h: the libraries as a tree.
 */
#ifndef LDD_TREE_H
#define LDD_TREE_H

#include "ldd/view.h"

/* Prints who brings which library, and the rule that found it. */
void tree_print(const struct view *view);

#endif
