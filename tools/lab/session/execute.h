/*
 * execute.h: one command in a session's shell, and what came of it.
 */
#ifndef LAB_SESSION_EXECUTE_H
#define LAB_SESSION_EXECUTE_H

#include <stddef.h>

#include "lab/session/session.h"
#include "lab/words/text.h"

/* How a command came to its end. */
enum ending {
    ENDED_NORMALLY,     /* STATUS says how */
    ENDED_BY_TIME,      /* it took longer than it may */
    ENDED_BY_OUTPUT,    /* it printed more than it may */
    ENDED_BY_SPACE,     /* it wrote more into files than it may */
    ENDED_WITH_SHELL,   /* it ended the shell itself: exit, exec, kill 0 */
    ENDED_BY_INTERRUPT, /* the engine is to stop: interrupt_signal() */
    ENDED_BY_ERROR      /* the session could not be kept up: ERROR is the errno */
};

struct result {
    enum ending ending;
    int status;         /* of the command; of the shell for ENDED_WITH_SHELL; 128 + N is signal N */
    int error;          /* for ENDED_BY_ERROR */
    int limit;          /* how many seconds it had */
    struct text output; /* what it printed, as it is shown (match.h); at most 1 MiB of bytes */
};

/* How many bytes a command may print. */
enum { OUTPUT_LIMIT = 1 << 20 };

/* Runs COMMAND for at most SECONDS. SHOW, unless NULL, is given the output in
   pieces as it comes, already as it is shown. Any ending but ENDED_NORMALLY ends
   the session: every process of it is killed, and no command may follow. The caller
   calls result_free. */
void execute(struct session *session, const char *command, int seconds,
             void (*show)(void *context, const char *bytes, size_t length), void *context,
             struct result *result);
void result_free(struct result *result);

/* How many seconds a command behind the lab's back may take on a usual machine. */
enum { UNSEEN_SECONDS = 20 };

/* Runs COMMAND behind the lab's back, for at most SECONDS, so that the next command's $? is
   still that of the one before, and appends what it prints to OUTPUT. */
void execute_unseen(struct session *session, const char *command, int seconds, struct text *output);

/* What went wrong with a command that did not end normally: "it took longer than 20 s".
   To be freed. */
char *ending_text(const struct result *result);

#endif
