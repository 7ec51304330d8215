/*
 * common.h: what all kinds of sandbox share.
 */
#ifndef LAB_SANDBOX_COMMON_H
#define LAB_SANDBOX_COMMON_H

#include <stdbool.h>
#include <sys/types.h>

#include "lab/words/text.h"

enum sandbox_kind { SANDBOX_NAMESPACES, SANDBOX_LANDLOCK, SANDBOX_NONE };

/* What all of a student's files may have together; where no file system of limited size
   holds them, it is looked at now and then. */
enum { SANDBOX_MEGABYTES = 256 };

/* What all sandboxes of one run of the engine have in common. */
struct sandbox_plan {
    enum sandbox_kind kind;
    bool drops;           /* we are root: each slot gets a user id of its own */
    uid_t first_user;     /* that of slot 0 */
    unsigned processes;   /* how many a student's work may have at once */
    int cpu_seconds;      /* how much processor time each of them may use */
    struct lines hidden;  /* absolute paths that it shall not see */
    struct lines visible; /* absolute paths that it needs, wherever they are */
};

/* One open sandbox. */
struct sandbox {
    enum sandbox_kind kind;
    const struct sandbox_plan *plan;
    char *folder; /* absolute path of what belongs to it; only the grader can write there */
    char *work;   /* the one folder below it in which the student's processes can write */
    char *shell;  /* the program that is their sh */
    bool drops;
    uid_t user; /* with DROPS, who the processes are */
    gid_t group;
    int ruleset;      /* Landlock's, else -1 */
    char failure[80]; /* what kept sandbox_open from opening it */
};

/* Notes WHAT as that which failed; returns -1 and leaves errno as it is. */
int sandbox_fails(struct sandbox *sandbox, const char *what);

#endif
