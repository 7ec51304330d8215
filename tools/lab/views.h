/*
 * views.h: what the engine can do with labs, one function a verb.
 *
 * Each returns the exit status of the program: 0 fine, 1 something failed.
 */
#ifndef LAB_VIEWS_H
#define LAB_VIEWS_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/facts.h"
#include "lab/place.h"
#include "lab/text.h"

/* When the output is coloured. */
enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* What the command line says; FILES are the labs it names. */
struct options {
    struct lines files;
    struct lines without; /* facts to be taken as false */
    struct place_options place;
    enum color_choice color;
    bool fresh;           /* shell: begin anew */
    const char *work;     /* the folder for students' work, NULL: work */
    const char *exercise; /* grade: the lab whose exercise it is, NULL: by the folder's name */
    const char *format;   /* grade: text, tap, junit or json */
    const char *output;   /* grade: where files with the results go */
    const char *sandbox;  /* the kind that must be used, NULL: the best that works */
    bool all;             /* grade: a folder of submissions; check: explain every check */
    bool unsafe;          /* grade --all: even without a sandbox */
    bool yes;             /* solution: do not ask */
    bool seeded;          /* SEED is given */
    uint64_t seed;        /* for the random words */
    unsigned jobs;        /* how many to grade at once, 0: one for each processor */
};

/* Narrates and runs one lab; with STEP stops before every command too. */
int view_demo(const struct options *options, bool step);

/* Runs labs and prints TAP, one point a command. */
int view_test(const struct options *options);

/* Rewrites the expectations that no longer hold. */
int view_update(const struct options *options);

/* Prints the commands of one lab that would run here, as a shell script. */
int view_script(const struct options *options);

/* Starts an interactive shell in a lab's folder; returns only on failure. */
int view_shell(const struct options *options);

/* Prints this machine's facts and defaults, and the steps of FILES they would skip. */
int view_doctor(const struct options *options);

/* Checks the rules of the lab format over FILES. */
int view_lint(const struct options *options);

/* Grades a submission, or with --all a folder of them. */
int view_grade(const struct options *options);

/* Proves exercises: start fails, the right answers get full marks, each wrong one fails
   what its EXPECT says, and every check is failed by one; TAP on standard output. */
int view_prove(const struct options *options);

/* For the student of one exercise: begin it, check it, once or whenever a file changes,
   get one more hint, see the solution, begin anew. */
int view_start(const struct options *options);
int view_check(const struct options *options);
int view_watch(const struct options *options);
int view_hint(const struct options *options);
int view_solution(const struct options *options);
int view_reset(const struct options *options);

/* Shows how far the student is in all exercises, and what to do next. */
int view_progress(const struct options *options);

#endif
