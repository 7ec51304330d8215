/*
 * place.h: where a path leads, inside the root file system of a what-if.
 *
 * The kernel follows symbolic links relative to the root of the process. With
 * --root that root is a folder here, so the links have to be followed by hand:
 * a link to /usr/lib means the root's /usr/lib. path_resolution(7)
 */
#ifndef LDD_PLACE_H
#define LDD_PLACE_H

#include "ldso/options.h"

#include <sys/stat.h>

enum place_kind { PLACE_FOLDER, PLACE_LINK };

/* Called for every folder and symbolic link on the way, as they are passed; PATH is
   inside the root, without links in it; TARGET is what a link holds. */
typedef void place_visit(void *context, enum place_kind kind, const char *path, const char *target);

/* Follows PATH to its end and returns where that is: a path inside the root, without
   links, dots or doubled slashes. NULL, with errno: it leads nowhere. VISIT may be
   NULL. The caller frees the result. */
char *place_resolve(const struct ldso_options *options, const char *path, place_visit *visit,
                    void *context);

/* Returns the longest part at the front of PATH, made absolute, that is a folder, and its
   status; NULL: none is, or PATH is longer than paths are. The caller frees it. */
char *place_nearest_folder(const struct ldso_options *options, const char *path,
                           struct stat *status);

/* Returns the path by which this process reaches PATH, which is inside the root. The
   caller frees it. */
char *place_outside(const struct ldso_options *options, const char *path);

/* Returns PATH with the current directory of OPTIONS in front, if it is relative.
   The caller frees it. */
char *place_absolute(const struct ldso_options *options, const char *path);

#endif
