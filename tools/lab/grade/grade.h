/*
 * grade.h: what grading a student's folder has found.
 *
 * A verdict is FAILED only for what the student's work does or does not do; when the
 * grader itself cannot work, the verdict is ERROR, and nothing is said of the work.
 */
#ifndef LAB_GRADE_GRADE_H
#define LAB_GRADE_GRADE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/course/exercise.h"

enum verdict { VERDICT_PASSED, VERDICT_FAILED, VERDICT_SKIPPED, VERDICT_ERROR };

/* A command of a check, as it was run. */
struct graded_command {
    char *text;            /* with the values of R1 to R3 in place of their names */
    struct lines expected; /* the patterns, with values */
    struct lines printed;
    int expected_status, status;
    char *problem; /* how it ended otherwise: "it took longer than 20 s"; "" */
    bool holds;
};

/* What became of one check, or of make. */
struct outcome_of_check {
    enum verdict verdict;
    char *reason; /* why it was skipped, or what kept the grader from checking; "" */
    struct graded_command *commands; /* up to the one that failed; of make: one */
    size_t command_count;
    double seconds;
};

struct grade {
    char *error;                     /* why the whole could not be graded; "" */
    struct outcome_of_check make;    /* when it failed, no check was run */
    struct outcome_of_check *checks; /* in the order of the exercise */
    size_t check_count;
    bool untouched; /* what there was to begin with is as it was */
    uint64_t seed;  /* that repeats the random words */
    double seconds;
};

/* An empty grade for EXERCISE, in which everything has passed. */
void grade_start(struct grade *grade, const struct exercise *exercise, uint64_t seed);
void grade_free(struct grade *grade);

/* A grade that says only that grading failed, because of ERROR. */
void grade_fail(struct grade *grade, const struct exercise *exercise, const char *error);

/* The points that GRADE gives, and in *OF how many could be had: checks that were
   skipped do not count. */
int grade_points(const struct grade *grade, const struct exercise *exercise, int *of);

/* PASSED with full marks, ERROR if anything could not be graded, SKIPPED if no check
   could be made here, which says nothing of the work; FAILED otherwise. */
enum verdict grade_verdict(const struct grade *grade);

/* The known wrong answers that GRADE may come from: those whose failing checks are its own. One
   is certain when the commands that failed printed what its EXPECT says under "shows:"; then
   it is the only one. Others do without such lines, and no more than two are worth naming. */
enum { MISCONCEPTIONS = 2 };
struct misconceptions {
    const struct wrong *wrong[MISCONCEPTIONS];
    size_t count;
    bool certain;
};

/* Finds them. There are none where nothing failed, or nothing was begun; and where make
   failed or more than MISCONCEPTIONS are possible, none unless one is certain. */
struct misconceptions grade_misconceptions(const struct grade *grade,
                                           const struct exercise *exercise);

/* Whether the checks that failed in GRADE, or `make`, are exactly FAILS; titles of
   checks that were skipped are left out of account. */
bool grade_fails_exactly(const struct grade *grade, const struct exercise *exercise,
                         const struct lines *fails);

/* The random word NUMBER, 1 to 3, that SEED leads to: six letters. To be freed. */
char *grade_word(uint64_t seed, int number);

#endif
