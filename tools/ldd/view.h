/*
 * view.h: what the views of one closure share.
 *
 * The facts are those of ldso/facts.h; a view only prints them. Every name in them
 * comes from a file, and is printed with view_name() or in prose. Each view has a file
 * of its own; report.h runs the one that is asked for.
 */
#ifndef LDD_VIEW_H
#define LDD_VIEW_H

#include "base/output.h"
#include "base/paint.h"
#include "ldd/options.h"
#include "ldso/demands.h"
#include "ldso/facts.h"
#include "ldso/plugin.h"

struct view {
    struct output *output;
    const struct options *options;
    const char *file; /* as it was given */
    struct ldso_closure *closure;
    const struct ldso_demands *demands; /* of the closure */
    bool color;
    const struct ldso_obstacles *obstacles; /* to dlopen; NULL: it is taken as a program */
};

/* Begins and ends a color, if colors are wanted. */
void view_paint(const struct view *view, enum paint paint);
void view_paint_end(const struct view *view);

/* Prints a name from a file. */
void view_name(const struct view *view, const char *name);

/* Prints the line "NAME => PATH" of OBJECT as ldd prints it, without the end of line:
   "NAME => not found", and only the path where both are equal (L26). */
void view_object(const struct view *view, const struct ldso_object *object);

#endif
