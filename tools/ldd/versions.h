/*
 * versions.h: the symbol versions that are asked for.
 */
#ifndef LDD_VERSIONS_H
#define LDD_VERSIONS_H

#include "ldd/view.h"

/* Prints them with who asks for each, by which symbols, and the least glibc that will do. */
void versions_print(const struct view *view);

#endif
