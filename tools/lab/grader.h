/*
 * grader.h: grades submissions, each in a process and a sandbox of its own.
 */
#ifndef LAB_GRADER_H
#define LAB_GRADER_H

#include "lab/grade.h"
#include "lab/views.h"

struct grader {
    const struct exercise *exercise;
    struct place place;
    struct lines without; /* facts that count as false */
    struct facts *facts;
    struct sandbox_plan plan;
    char *folder;      /* absolute path of the folder in which the sandboxes' are */
    const char *blank; /* what the names of these begin with: "" or something with a blank */
};

/* Prepares the grading of EXERCISE. The absolute paths in HIDDEN, and the course's labs,
   are kept from what is graded. With BLANK there is a blank in the path where it is
   built. Returns 0, or -1 after a message; either way the caller calls grader_close. */
int grader_open(struct grader *grader, const struct options *options,
                const struct exercise *exercise, const struct lines *hidden, bool blank);
void grader_close(struct grader *grader);

/* Keeps PATH, which must exist, from what is graded from now on. */
void grader_hide(struct grader *grader, const char *path);

/* Told of each grade as it is there; takes it over. */
typedef void grader_done(void *context, size_t index, struct grade *grade);

/* Grades COUNT submissions, up to JOBS at a time, and tells DONE. Returns 0, or -1 when
   it was interrupted. */
int grader_run(struct grader *grader, const struct submission *submissions, size_t count,
               unsigned jobs, grader_done *done, void *context);

/* The number of processors that this process may use. */
unsigned grader_jobs(void);

/* A seed nobody can foresee. */
uint64_t grader_seed(void);

#endif
