/*
 * trail.h: what became of one request for a library, in words.
 *
 * Who asks for it, which lists that brings into play and which it switches off, every
 * candidate in order with what became of it, and the copies further on that are never
 * looked at.
 */
#ifndef LDD_TRAIL_H
#define LDD_TRAIL_H

#include "ldd/view.h"

/* The blanks before each line; the candidates are indented deeper. */
enum { TRAIL_INDENT = 4 };

/* Names the subdirectories for processors that are searched in every directory, if some
   trail of the closure leads through all of them: the trails do not repeat the list. */
void trail_subdirectories_print(const struct view *view);

/* Prints all that was done for REQUEST. */
void trail_print(const struct view *view, const struct ldso_request *request);

#endif
