/*
 * session.h: the one shell that runs a lab from top to bottom.
 *
 * A session is a non-interactive /bin/sh whose output goes to a pseudo-terminal.
 * Commands are handed to it one by one; variables, functions, the working folder,
 * $?, $! and background jobs live as long as the session.
 */
#ifndef LAB_SESSION_H
#define LAB_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/text.h"

/* How a command came to its end. */
enum ending {
    ENDED_NORMALLY,     /* STATUS says how */
    ENDED_BY_TIME,      /* it took longer than it may */
    ENDED_BY_OUTPUT,    /* it printed more than it may */
    ENDED_BY_SPACE,     /* it wrote more into files than it may */
    ENDED_WITH_SHELL,   /* it ended the shell itself: exit, exec, kill 0 */
    ENDED_BY_INTERRUPT, /* somebody wants the engine to stop: interrupt_signal() */
    ENDED_BY_ERROR      /* the session could not be kept up: ERROR is the errno */
};

struct result {
    enum ending ending;
    int status;         /* of the command; of the shell for ENDED_WITH_SHELL; 128 + N is signal N */
    int error;          /* for ENDED_BY_ERROR */
    struct text output; /* what it printed, as it is shown (match.h); at most 1 MiB of bytes */
};

/* How many bytes a command may print. */
enum { OUTPUT_LIMIT = 1 << 20 };

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

/* Runs COMMAND for at most SECONDS. SHOW, unless NULL, is given the output in
   pieces as it comes, already as it is shown. Any ending but ENDED_NORMALLY ends
   the session: every process of it is killed, and no command may follow. */
void session_run(struct session *session, const char *command, int seconds,
                 void (*show)(void *context, const char *bytes, size_t length), void *context,
                 struct result *result);
void result_free(struct result *result);

/* Runs COMMAND behind the lab's back, so that the next command's $? is still that of
   the one before, and appends what it prints to OUTPUT. */
void session_query(struct session *session, const char *command, struct text *output);

/* The process id of the shell, to look up its working folder in /proc. */
int session_shell(const struct session *session);

/* Ends every process that the session has started, and frees it. */
void session_close(struct session *session);

/* Catches SIGINT, SIGTERM, SIGHUP and SIGQUIT from now on, so that the engine can
   end what it has started; ignores SIGPIPE. Call it once, in main. */
void interrupt_catch(void);

/* The signal that was caught, 0 if none. */
int interrupt_signal(void);

/* A descriptor that becomes readable when a signal is caught. */
int interrupt_descriptor(void);

/* Kills every descendant of this process, and waits until all are gone. */
void descendants_end(void);

#endif
