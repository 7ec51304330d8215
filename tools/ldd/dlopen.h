/*
 * dlopen.h: what dlopen would say to the file, in words.
 *
 * ldso/plugin.h has the facts. A view of a plugin (view->obstacles is not NULL) is
 * followed by them.
 */
#ifndef LDD_DLOPEN_H
#define LDD_DLOPEN_H

#include "ldd/prose.h"
#include "ldd/view.h"

/* Appends what number INDEX of the view's obstacles means, as a sentence without its full
   stop; nothing where an earlier one says it. Returns one word for programs, which never
   changes: "stack", "static-tls", "noopen", "program". */
const char *dlopen_say(const struct view *view, size_t index, struct prose *prose);

/* Prints messages below the list and the tree: those that every user of the file wants to
   know of; ALL: also what only fills up a reserve. Below the other views only what makes
   a plugin fail that was called one on the command line. */
void dlopen_print(const struct view *view, bool all);

/* Prints the same as a part of --explain, with advice. */
void dlopen_explain(const struct view *view);

/* Prints which names only the plugin's host can define. INDENT: blanks before each line. */
void dlopen_host_print(const struct view *view, size_t indent);

#endif
