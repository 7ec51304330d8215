/*
 * view.h: the views of one closure.
 *
 * The facts are those of ldso/facts.h; what is here only prints them. Every
 * name in them comes from a file, and is printed with view_name() or in prose.
 */
#ifndef LDD_VIEW_H
#define LDD_VIEW_H

#include "base/output.h"
#include "ldd/options.h"
#include "ldd/prose.h"
#include "ldso/demands.h"
#include "ldso/facts.h"

struct view {
    struct output *output;
    const struct options *options;
    const char *file; /* as it was given */
    struct ldso_closure *closure;
    const struct ldso_demands *demands; /* of the closure */
    bool color;
};

/* The views, in the order of enum view_kind. */
void list_print(const struct view *view);
void tree_print(const struct view *view);
void explain_print(const struct view *view);
void plain_print(const struct view *view);
void tries_print(const struct view *view);
void json_print(const struct view *view, int status);
void dot_print(const struct view *view);
void versions_print(const struct view *view);

/* Prints the trail of the libraries that options->why means. False: there are none. */
bool why_print(const struct view *view);

/* Prints what differs between OTHER, the world without the what-if, and the closure of
   VIEW. Either may be NULL, with the reason in ..._error: FILE could not be resolved. */
void compare_print(const struct view *view, const struct ldso_closure *other,
                   const char *other_error, const char *error);

/* Copies the program and its libraries to options->copy. False, after messages, if
   that failed; what was copied by then stays. */
bool copy_print(const struct view *view);

/* The same for FILE, a program that needs no libraries; VIEW has no closure. */
bool copy_alone_print(const struct view *view, const char *file);

/* Prints warnings on standard error: all of them, or those about the file itself. */
void warnings_print(const struct view *view, bool all);

/* --- for the functions above ----------------------------------------------------- */

enum paint { PAINT_GOOD, PAINT_BAD, PAINT_QUIET, PAINT_STRONG };

/* Begins and ends a color, if colors are wanted. */
void view_paint(const struct view *view, enum paint paint);
void view_paint_end(const struct view *view);

/* Prints a name from a file. */
void view_name(const struct view *view, const char *name);

/* Prints the line "NAME => PATH" of OBJECT as ldd prints it, without the end of line:
   "NAME => not found", and only the path where both are equal (L26). */
void view_object(const struct view *view, const struct ldso_object *object);

#endif
