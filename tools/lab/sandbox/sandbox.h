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
#ifndef LAB_SANDBOX_SANDBOX_H
#define LAB_SANDBOX_SANDBOX_H

#include <stdbool.h>

#include "lab/sandbox/common.h"
#include "lab/session/session.h"

/* "namespaces", "landlock" or "none". */
const char *sandbox_name(enum sandbox_kind kind);

/* Fills in KIND, DROPS, FIRST_USER and PROCESSES, and CPU_SECONDS as on a usual machine: the
   first kind that works here, or the one called NAME ("" and NULL: any). Returns false with
   *WHY, to be freed, if that does not work here or there is none of this name. FOLDER is an
   empty folder that can be used to try. */
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

#endif
