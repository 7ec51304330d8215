/*
 * run.h: a lab from top to bottom.
 *
 * The runner decides which commands run and whether they do what the text says;
 * a view is told of everything in order, and shows it as a demonstration, as
 * steps, as test results or as a new text.
 */
#ifndef LAB_SESSION_RUN_H
#define LAB_SESSION_RUN_H

#include <stdbool.h>

#include "lab/course/document.h"
#include "lab/files/lab_folder.h"
#include "lab/machine/machine.h"
#include "lab/session/execute.h"
#include "lab/session/session.h"
#include "lab/words/match.h"

/* A command that has run, and what the text says of it here. */
struct outcome {
    const struct block *block;
    const struct command *command;
    const struct expectation *expectation; /* the one that counts on this machine */
    const struct result *result;
    const struct lines *lines; /* what it printed */
    const struct known *known; /* [LAB] and the like, numbers with names */
    const char *own;           /* what was run in its place, the user's own; NULL: nothing */
    bool holds;                /* ended normally, with the status and output expected; the user's
                                  own command always holds */
};

enum action {
    ACTION_RUN,
    ACTION_SKIP,   /* go on without running the command */
    ACTION_REPLAY, /* begin again in a new folder, run silently what came before, and ask again */
    ACTION_JUMP,   /* go on at the block run->target, as if all before it had been run */
    ACTION_QUIT
};

struct run;

/* What a view wants to be told; any function may be NULL. */
struct view {
    void *context;
    /* Before a block's commands; ACTION_SKIP is no answer to this. */
    enum action (*block)(void *context, struct run *run, const struct block *block);
    /* A command has run silently, or been passed over for a condition: so many of so many. */
    void (*silent)(void *context, const struct command *command, int done, int all);
    void (*skip)(void *context, const struct block *block, const char *reason);
    enum action (*before)(void *context, struct run *run, const struct command *command);
    void (*output)(void *context, const char *bytes, size_t length);
    void (*after)(void *context, const struct outcome *outcome);
    void (*not_run)(void *context, const struct command *command); /* the shell has ended */
    bool (*stop)(void *context);                                   /* whether to go no further */
};

/* How many bracketed names a lab can have values for: [LAB], and [R1] to [R3]. */
enum { VALUE_COUNT = 4 };

/* A lab that is being run. */
struct run {
    const struct document *document;
    struct machine *machine;
    struct lab_folder folder;
    enum folder_use use;
    struct session *session; /* NULL once a command has ended it */
    struct value values[VALUE_COUNT + 1];
    struct numbers numbers; /* those with names */
    size_t block, command;  /* what is to be run next: this command of this block */
    size_t target;          /* for ACTION_JUMP: an index in the document's blocks */
    char *own;              /* the user's own text for the command OWN_FOR; NULL: none */
    const struct command *own_for;
};

/* Makes the folder and starts the shell. Returns 0, or -1 after a message; either
   way the caller calls run_close. */
int run_open(struct run *run, const struct document *document, struct machine *machine,
             enum folder_use use);

/* Runs the lab and tells VIEW. Returns 0 if every command that ran did what the
   text says, 1 if not or if the shell ended before the lab did. */
int run_all(struct run *run, const struct view *view);

/* The same for the blocks FIRST to LAST - 1 of the document. */
int run_blocks(struct run *run, const struct view *view, size_t first, size_t last);

/* Goes to the block TARGET by running silently what is between, or, when that is above, by
   beginning again in a new folder. Returns false on an interrupt, or when there is no shell
   any more. */
bool run_jump(struct run *run, const struct view *view, size_t target);

/* The command that is to be run next on this machine, from the place where the run is on;
   NULL if there is none any more. */
const struct command *run_next(const struct run *run);

/* The command before that place, whether it was run or not; NULL if there is none. */
const struct command *run_last(const struct run *run);

/* What is run for COMMAND: the user's own text, or the document's. Owned by RUN. */
const char *run_text(const struct run *run, const struct command *command);

/* Has TEXT run in place of COMMAND, once, when it comes to that without a jump; the text of
   the document itself takes an own one back. */
void run_replace(struct run *run, const struct command *command, const char *text);

/* The first output fence of COMMAND whose condition holds here, and which therefore says what
   the command should print; NULL where that stands below the command itself. */
const struct variant *run_variant(struct facts *facts, const struct command *command);

/* The expectation of COMMAND that counts here: of its variant, or else the one below it. */
const struct expectation *run_expectation(struct facts *facts, const struct command *command);

void run_close(struct run *run);

#endif
