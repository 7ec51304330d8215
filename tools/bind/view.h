/*
 * view.h: what the views of one list of bindings share.
 *
 * The facts are those of ldso/bind.h; a view only prints them. Every name in them comes
 * from a file, and is printed with view_name(). Each view has a file of its own.
 */
#ifndef BIND_VIEW_H
#define BIND_VIEW_H

#include "base/output.h"
#include "base/paint.h"
#include "bind/options.h"
#include "ldso/bind.h"

struct view {
    struct output *output;
    const struct options *options;
    const struct ldso_bindings *bindings;
    bool color;
    bool plugin; /* it is opened with dlopen: its host may define what is missing */
};

/* Begins and ends a color, if colors are wanted. */
void view_paint(const struct view *view, enum paint paint);
void view_paint_end(const struct view *view);

/* Prints a name from a file, and returns how many bytes it has. */
size_t view_name(const struct view *view, const char *name);

/* Prints "name@version" and returns how many bytes that takes. VERSION may be NULL. */
size_t view_symbol(const struct view *view, const char *name, const struct ldso_version *version);

/* Returns how the object at PLACE in the scope is called in a sentence: a library by the
   name that requested it, the program by its path. */
const char *view_object(const struct view *view, uint32_t place);

/* Says whether the symbol SYMBOL, given on the command line, means NAME with VERSION. */
bool view_means(const char *symbol, const char *name, const struct ldso_version *version);

/* Says whether NAME is among the symbols to be shown; all are if none was given. */
bool view_wants(const struct view *view, const char *name, const struct ldso_version *version);

/* Returns the name of a relocation type, "R_X86_64_64", or NULL. */
const char *view_relocation(const struct view *view, uint32_t type);

/* Returns the symbol that DEFINITION means; its place must not be LDSO_NOBODY. */
Elf64_Sym view_definition(const struct view *view, struct ldso_definition definition);

/* Says on standard error which SYMBOLs of the command line are not in any row for which
   SEEN is true, one for each. Returns whether all are. */
bool view_all_seen(const struct view *view, const bool *seen);

#endif
