/*
 * origin.h: what in a closure depends on the folder of the program itself.
 *
 * The loader learns from the kernel, by the link /proc/self/exe, which file it starts.
 * Where there is no /proc it knows of no $ORIGIN of the program (L17). That of a library
 * is a part of the path by which the library was found.
 */
#ifndef LDD_ORIGIN_H
#define LDD_ORIGIN_H

#include "ldd/prose.h"
#include "ldso/facts.h"

/* Appends the elements of lists and the names that have the $ORIGIN of the program in
   them, and where each stands. Returns how many there are. */
size_t origin_say(struct prose *prose, const struct ldso_closure *closure);

/* Says whether programs in the root file system of CLOSURE can learn where they are: it
   has a /proc that is not empty; or the loader is told by LD_ORIGIN_PATH. */
bool origin_is_told(const struct ldso_closure *closure);

#endif
