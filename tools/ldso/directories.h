/*
 * directories.h: lists of directories, and what is known of each (L12 to L15).
 *
 * A directory is identified by its string alone: two lists that name it in the
 * same way share what was found out about it.
 */
#ifndef LDSO_DIRECTORIES_H
#define LDSO_DIRECTORIES_H

#include <stdbool.h>
#include <stddef.h>

struct ldso_state;
struct ldso_map;

/* What is known of a directory, or of a subdirectory in it (L15). */
enum ldso_presence { LDSO_UNKNOWN, LDSO_PRESENT, LDSO_GONE };

struct ldso_directory {
    const char *path; /* normal form: with a slash at the end; "": the current directory */
    size_t length;
    unsigned char *presence;     /* for each of the loader's subdirectories */
    size_t last_list;            /* the number of the last list it was added to */
    struct ldso_directory *next; /* with the same hash */
};

/* One element of a list. */
struct ldso_element {
    struct ldso_directory *directory;
    const char *text; /* as it is written, before token expansion */
};

struct ldso_list {
    struct ldso_element *elements;
    size_t count;
};

enum { LDSO_DIRECTORY_BUCKETS = 1024 };

struct ldso_directories {
    struct ldso_directory *buckets[LDSO_DIRECTORY_BUCKETS];
    size_t lists; /* made so far */
};

/* Makes LIST of TEXT, whose elements are separated by any character of SEPARATORS
   and belong to OWNER (its $ORIGIN counts). False: out of memory. */
bool ldso_list_make(struct ldso_state *state, struct ldso_list *list, const char *text,
                    const char *separators, struct ldso_map *owner);

/* Makes the list of the directories compiled into the loader (L21). */
bool ldso_list_defaults(struct ldso_state *state, struct ldso_list *list);

#endif
