/*
 * session.h: the one shell that runs a lab from top to bottom.
 *
 * A session is a non-interactive /bin/sh whose output goes to a pseudo-terminal.
 * Commands are handed to it one by one (execute.h); variables, functions, the working
 * folder, $?, $! and background jobs live as long as the session.
 */
#ifndef LAB_SESSION_SESSION_H
#define LAB_SESSION_SESSION_H

#include <stdbool.h>

struct session;

/* What the shell and all that it starts are held in. */
struct confinement {
    unsigned long namespaces;    /* CLONE_NEW… flags; with CLONE_NEWPID the shell is process 1 of
                                    a namespace, and none of its processes outlives it */
    int (*enter)(void *context); /* what the shell's process does before it becomes sh;
                                    -1 ends it */
    const char *shell;           /* the program that is sh; NULL: /bin/sh */
    bool (*exceeds)(void *context); /* asked now and then while a command runs: whether it
                                       takes more room than it may; NULL: never */
    void *context;
};

/* Starts the shell in FOLDER with ENVIRONMENT, inside CONFINEMENT unless that is NULL.
   Returns NULL after a message. */
struct session *session_open(const char *folder, char **environment,
                             const struct confinement *confinement);

/* The process id of the shell, to look up its working folder in /proc. */
int session_shell(const struct session *session);

/* Ends every process of a session; sets *STATUS, unless it is NULL, when the shell was
   still there. A shell that has closed its status pipe is on its way out already, and
   keeps its status; what it has turned itself into by exec is killed. No command may
   follow. */
void session_end(struct session *session, int *status);

/* Ends every process that the session has started, and frees it. */
void session_close(struct session *session);

#endif
