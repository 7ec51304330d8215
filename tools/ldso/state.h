/*
 * state.h: what the parts of this folder share while they resolve one file.
 *
 * A struct ldso_map is the loader's own record of an object (its link_map): the
 * facts that the tools see, and behind them what only the rules need.
 */
#ifndef LDSO_STATE_H
#define LDSO_STATE_H

#include "base/budget.h"
#include "ldso/cache.h"
#include "ldso/facts.h"
#include "ldso/loader.h"
#include "ldso/memory.h"
#include "ldso/root.h"

/* --- directories (L12 to L15) --------------------------------------------------------- */

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

/* --- objects ------------------------------------------------------------------------- */

/* A name by which an object is known (L10). */
struct ldso_name {
    const char *text;
    uint32_t hash;
    struct ldso_map *map;
    struct ldso_name *next; /* in the same bucket */
};

enum { LDSO_NAME_BUCKETS = 512 };

struct ldso_map {
    struct ldso_object object; /* first: a map is found from its object */
    bool has_number;           /* DEVICE and INODE are known, and count (L11) */
    struct ldso_map *numbered; /* the one before it of those with a number */
    dev_t device;
    ino_t inode;
    mode_t mode;

    const char *origin; /* the value of $ORIGIN; NULL: not asked for yet, or there is none */
    uint64_t flags_1;   /* DT_FLAGS_1 */
    bool lists_ready;   /* the two lists are made */
    struct ldso_list rpath, runpath;

    struct ldso_map *before, *behind;           /* in load order (L26) */
    bool hidden;                                /* a filtee of main: before main in that order */
    struct ldso_map *list_before, *list_behind; /* in the search list (L4) */
    bool in_list, done;                         /* it is there; its entries were gone through */
    unsigned moves;                             /* how often a filter moved it in that list */
    struct ldso_map *older;                     /* made before this one: for closing */
    bool short_name;        /* musl: found by search, so known by file name (U11) */
    struct ldso_map *named; /* musl: the one before it of those with a short name */
    bool expanded;          /* musl: FOLDERS is set */
    const char *folders;    /* its RPATH or RUNPATH without tokens; NULL: not usable */
};

/* --- the whole ----------------------------------------------------------------------- */

struct ldso_state {
    size_t hidden_count; /* filtees that were put before main */
    struct ldso_closure *closure;
    struct ldso_memory memory;
    struct ldso_root root;
    struct ldso_loader loader;
    struct ldso_cache cache;
    struct elf_file cache_file;
    bool cache_opened;
    struct ldso_directories directories;
    struct ldso_name *names[LDSO_NAME_BUCKETS]; /* of all objects (L10) */

    struct ldso_map *main, *vdso;
    const char *program;                     /* where main's file is, as ROOT sees it */
    struct ldso_map *last;                   /* of the load order, which begins with main */
    struct ldso_map *list_first, *list_last; /* of the search list */
    struct ldso_map *newest;                 /* the last object that was made */
    struct ldso_map *numbered;               /* the last one with a number */
    struct ldso_map *named;                  /* musl: the last one with a short name */
    struct budget budget;                    /* of going through these lists */

    const char *system_path; /* musl: where it searches at last (U4); NULL: not read yet */

    /* LD_LIBRARY_PATH, and the directories compiled in. */
    struct ldso_list variable, defaults;

    /* The candidates of the request at hand; they grow here, and move to the request. */
    struct ldso_candidate *candidates;
    size_t candidate_count, candidate_room;
    size_t candidate_total; /* of all requests */
    size_t look_total;      /* files that were looked for behind what was taken */

    size_t order_room; /* of closure->order */
};

/* No closure has more candidates or requests; a broken file could ask for any number. */
enum { LDSO_CANDIDATES_MOST = 300000, LDSO_REQUESTS_MOST = 200000 };

/* Returns the map of OBJECT. */
static inline struct ldso_map *ldso_map_of(const struct ldso_object *object)
{
    return (struct ldso_map *)(uintptr_t)object;
}

#endif
