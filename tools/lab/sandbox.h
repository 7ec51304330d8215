/*
 * sandbox.h: where a stranger's Makefile and programs are run.
 *
 * A worker process opens the sandbox; the shell that runs the student's work enters it
 * (session.h). In every kind the processes have limits in number, memory, file size
 * and time, no way to gain privileges, and, when the grader is root, a user id that
 * nobody else has. Beyond that,
 *
 *   namespaces  everything but one folder, a file system in memory of limited size,
 *               can only be read; the course's exercises, other submissions, other
 *               processes and the network cannot even be seen (namespaces(7))
 *   landlock    the same files are forbidden rather than out of sight, and so are TCP,
 *               signals and abstract sockets, as far as the kernel knows how; the size
 *               of all files is looked at now and then. Not in its power are UDP, sockets
 *               with a path, and the permissions of files: where an ordinary user grades,
 *               the student's processes are that user, and could change those of the
 *               teacher's own (landlock(7))
 *   none        no more than the limits
 */
#ifndef LAB_SANDBOX_H
#define LAB_SANDBOX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "lab/session.h"
#include "lab/text.h"

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

/* "namespaces", "landlock" or "none". */
const char *sandbox_name(enum sandbox_kind kind);

/* Fills in KIND, DROPS, FIRST_USER and PROCESSES: the first kind that works here, or
   the one called NAME ("" and NULL: any). Returns false with *WHY, to be freed, if that
   does not work here or there is none of this name. FOLDER is an empty folder that can
   be used to try. */
bool sandbox_choose(struct sandbox_plan *plan, const char *name, const char *folder, char **why);
void sandbox_plan_free(struct sandbox_plan *plan);

/* Opens the sandbox for this process, for good: it must be one forked for this. FOLDER
   must exist and be empty; SLOT sets apart those that are open at the same time.
   Returns 0, or -1 with FAILURE and errno. */
int sandbox_open(struct sandbox *sandbox, const struct sandbox_plan *plan, const char *folder,
                 unsigned slot);

/* Makes a folder that the student's processes own. Returns 0, or -1 with errno. */
int sandbox_folder(const struct sandbox *sandbox, const char *path);

/* How a session enters the sandbox, which must live as long. */
struct confinement sandbox_confinement(const struct sandbox *sandbox);

/* Whether PATH is FOLDER or lies below it; both absolute, without links. */
bool path_is_below(const char *path, const char *folder);

#endif
