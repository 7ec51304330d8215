/*
 * gather.h: what a program needs to start, as a list of folders, links and files.
 *
 * Each library is taken with every symbolic link on the way to it, so that it is
 * reached by the same paths in another root. Paths in the list are inside the
 * root of the options, or the new one, and have no links in them.
 */
#ifndef LDD_GATHER_H
#define LDD_GATHER_H

#include "ldso/options.h"

#include <stddef.h>

enum thing_kind { THING_FOLDER, THING_LINK, THING_FILE };

struct thing {
    enum thing_kind kind;
    char *path;   /* where it goes; owned */
    char *source; /* where it is now; owned */
    char *target; /* of a link; owned, else NULL */
};

struct gather {
    struct thing *things; /* a folder stands before what is in it; owned */
    size_t count, room;
    const struct ldso_options *options;
};

/* Begins an empty list. The functions end the program if memory runs out. */
void gather_start(struct gather *gather, const struct ldso_options *options);

/* Adds the file PATH and the way to it. Returns where it goes, a path of the list without
   links; NULL, with errno: it is not there. */
const char *gather_file(struct gather *gather, const char *path);

/* Adds the file PATH, which goes to the path AS: the links in that are those of the list.
   Returns where that is; NULL, with errno: the file is not there, or something else is
   at AS. */
const char *gather_file_as(struct gather *gather, const char *path, const char *as);

/* Frees the list. */
void gather_end(struct gather *gather);

#endif
