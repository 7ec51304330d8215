/*
 * grader.h: grades submissions, each in a process and a sandbox of its own.
 */
#ifndef LAB_GRADE_GRADER_H
#define LAB_GRADE_GRADER_H

#include "lab/grade/submission.h"

/* What the command line says about grading. */
struct grader_options {
    struct machine_options machine;
    const char *sandbox; /* the kind that must be used, NULL: the best that works */
    bool seeded;         /* SEED is given */
    uint64_t seed;       /* for the random words */
    unsigned jobs;       /* how many to grade at once, 0: one for each processor */
};

struct grader {
    const struct grader_options *options;
    const struct exercise *exercise;
    struct machine machine;
    struct lines without; /* facts that count as false */
    struct sandbox_plan plan;
    char *folder;      /* absolute path of the folder in which the sandboxes' are */
    const char *blank; /* what the names of these begin with: "" or something with a blank */
};

/* Prepares the grading of EXERCISE. The absolute paths in HIDDEN, and the course's labs,
   are kept from what is graded. With BLANK there is a blank in the path where it is
   built. OPTIONS must live as long. Returns 0, or -1 after a message; either way the caller calls
   grader_close. */
int grader_open(struct grader *grader, const struct grader_options *options,
                const struct exercise *exercise, const struct lines *hidden, bool blank);
void grader_close(struct grader *grader);

/* Keeps PATH, which must exist, from what is graded from now on. */
void grader_hide(struct grader *grader, const char *path);

/* Told of each grade as it is there; takes it over. */
typedef void grader_done(void *context, size_t index, struct grade *grade);

/* Grades COUNT submissions, several at a time, and tells DONE. Returns 0, or -1 when it
   was interrupted. */
int grader_run(struct grader *grader, const struct submission *submissions, size_t count,
               grader_done *done, void *context);

/* The seed for the next submission: the one that was asked for, or one that nobody can
   foresee. */
uint64_t grader_seed(const struct grader *grader);

#endif
