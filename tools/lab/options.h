/*
 * options.h: the command line. Only main.c sees all of it; each verb is given its part.
 */
#ifndef LAB_OPTIONS_H
#define LAB_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/machine/machine.h"
#include "lab/session/terminal.h"

/* The exit status of a program that was called wrongly. */
enum { USAGE = 2 };

/* What the command line says; NULL and false where it says nothing. */
struct options {
    const char *verb;
    struct lines files; /* what follows the verb */
    struct machine_options machine;
    enum color color;
    bool speaker;         /* demo: the teacher's view of one that runs elsewhere */
    bool fresh;           /* shell: begin anew */
    const char *work;     /* the folder for students' work */
    const char *exercise; /* grade: the lab whose exercise it is */
    const char *format;   /* grade: text, tap, junit or json */
    const char *output;   /* grade: where files with the results go */
    const char *sandbox;  /* the kind that must be used */
    bool all;             /* grade: a folder of submissions; check: explain every check */
    bool mutants;         /* prove: damage the solution */
    bool unsafe;          /* grade --all: even without a sandbox */
    bool yes;             /* solution: do not ask */
    bool count;           /* lint: how many warnings there are, not which */
    bool strict;          /* lint: warnings are errors */
    bool seeded;          /* SEED is given */
    uint64_t seed;        /* for the random words */
    const char *guide;    /* message: the file with the index */
    unsigned jobs;        /* how many to grade at once */
};

/* Reads the command line, and FRESH, YES from the environment. Ends the program after
   --help and --version, and after a message when it is called wrongly. */
void options_read(struct options *options, int argc, char **argv);
void options_free(struct options *options);

/* Ends the program after a message: WHAT, and unless it is NULL the NAME that is wrong. */
_Noreturn void options_wrong(const char *what, const char *name);

/* Whether the variable NAME in the environment is 1, which stands for an option. */
bool options_are_set(const char *name);

/* STATUS, unless what was printed got lost: then that is a failure. When it was the reader
   of a pipe who went away, the verb knows what that means. */
int options_output(int status);

#endif
