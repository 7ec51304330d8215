/*
 * session_state.h: what a session is made of, for its beginning and end (session.c) and
 * for its commands (execute.c).
 */
#ifndef LAB_SESSION_SESSION_STATE_H
#define LAB_SESSION_SESSION_STATE_H

#include <stdbool.h>
#include <sys/types.h>

#include "lab/words/text.h"

/* The shell's descriptor for the statuses of commands. */
enum { STATUS_DESCRIPTOR = 9 };

struct session {
    pid_t shell;
    int shell_ended; /* readable when the shell has ended; -1 where the kernel is too old */
    int script;      /* we write the shell's script */
    int status;      /* we read its statuses */
    int master;      /* we read what it prints */
    int slave;       /* the other side of the terminal, for the marker */
    bool alone;      /* the shell is process 1 of a namespace of its own */
    bool (*exceeds)(void *context); /* of the confinement */
    void *context;
    int last_status;   /* of the last command, which $? must show to the next */
    struct text early; /* what background jobs printed between two commands */
};

#endif
