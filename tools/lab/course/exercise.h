/*
 * exercise.h: an exercise, as its folder says.
 *
 *   start/       what the student begins with
 *   check.md     the checks: a document in which each "## Title (2 points)" begins one
 *   hint1.md …   graduated hints
 *   solution/    laid over start/; other/SLUG/ is another right answer
 *   wrong/SLUG/  a wrong answer, and in its file EXPECT what must fail
 *
 * In check.md, the first paragraph below a check's heading says what is required and
 * why. Fences above the first check are run at the beginning of every check. The
 * comment <!-- built: PATTERN... --> names what a build makes besides object files,
 * archives, libraries and programs; <!-- timeout: SECONDS --> limits make.
 */
#ifndef LAB_COURSE_EXERCISE_H
#define LAB_COURSE_EXERCISE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/course/document.h"

/* How many seconds make may take where check.md says nothing. */
enum { MAKE_SECONDS = 60 };

struct check {
    char *title;
    int points;
    int line;                /* of its heading in check.md */
    size_t first, last;      /* its blocks are FIRST to LAST - 1, without the heading */
    const char *requirement; /* the first paragraph, "" if there is none */
};

/* A wrong answer that is known. Its EXPECT holds "base: start" or "base: solution",
   lines "delete: FILE", one "why: ..." that completes "This is what happens when", lines
   "shows: PATTERN" for what the commands that fail print then and no other answer makes them
   print, and then the titles of the checks that fail, or `make`. */
struct wrong {
    char *slug;
    char *folder; /* absolute path */
    char *base;   /* "start" or "solution" */
    char *why;    /* "" if EXPECT does not say */
    struct lines deleted;
    struct lines shows; /* patterns, as in a lab */
    struct lines fails;
};

struct exercise {
    char *name;   /* "03-shared" */
    char *course; /* absolute path of the folder above labs/ */
    char *lab;    /* absolute path of the folder of the lab */
    char *folder; /* absolute path of the folder of the exercise */
    struct document document;
    int make_seconds;   /* how long make may take */
    struct lines built; /* patterns for file names, from the comments */
    size_t setup;       /* how many blocks stand above the first check */
    struct check *checks;
    size_t check_count;
    struct lines others;  /* names of the other right answers, in order */
    struct wrong *wrongs; /* by their slugs */
    size_t wrong_count;
};

/* Reads the exercise of the lab in the folder PATH, or the exercise in PATH itself.
   Returns 0, or -1 after a message; either way the caller calls exercise_close. */
int exercise_open(struct exercise *exercise, const char *path);
void exercise_close(struct exercise *exercise);

/* The number of the lab: 3 for "03-shared". */
int exercise_number(const struct exercise *exercise);

/* What all checks are worth together. */
int exercise_points(const struct exercise *exercise);

/* Reads the hint NUMBER into TEXT. Returns whether there is one. */
bool exercise_hint(const struct exercise *exercise, int number, struct text *text);

/* Whether PATH, a file or folder of the exercise such as "start", is there. */
bool exercise_has(const struct exercise *exercise, const char *path);

#endif
