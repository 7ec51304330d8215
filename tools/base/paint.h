/*
 * paint.h: the colors of what tools print for people.
 *
 * A color says what a text is worth, and is the same in all tools. Whether there are
 * colors at all, usage_wants_color() tells.
 */
#ifndef BASE_PAINT_H
#define BASE_PAINT_H

#include "base/output.h"

enum paint { PAINT_GOOD, PAINT_BAD, PAINT_QUIET, PAINT_STRONG };

/* Begins the color of PAINT. */
void paint_begin(struct output *output, enum paint paint);

/* Ends any color. */
void paint_end(struct output *output);

#endif
