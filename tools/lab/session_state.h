/* session_state.h: what the two parts of a session share: its begin and end
   (session_open.c), and its commands (session.c). */
#ifndef LAB_SESSION_STATE_H
#define LAB_SESSION_STATE_H

#include <sys/types.h>

#include "lab/session.h"

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

/* Ends every process of a session; sets *STATUS, unless it is NULL, when the shell was
   still there. A shell that has closed its status pipe is on its way out already, and
   keeps its status; what it has turned itself into by exec is killed. */
void session_end(struct session *session, int *status);

#endif
