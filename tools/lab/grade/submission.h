/*
 * submission.h: builds and checks one student's folder.
 */
#ifndef LAB_GRADE_SUBMISSION_H
#define LAB_GRADE_SUBMISSION_H

#include <stdint.h>

#include "lab/grade/grade.h"
#include "lab/machine/machine.h"
#include "lab/sandbox/common.h"

/* One folder to grade. */
struct submission {
    const struct exercise *exercise;
    const char *name;   /* for people and reports */
    const char *folder; /* the student's; never written to */
    uint64_t seed;
};

/* Grades SUBMISSION in SANDBOX, which must be open; to be called in a process of its own.
   Conditions must have been looked up before (submission_look_up). The caller calls
   grade_free. */
void submission_grade(struct grade *grade, const struct submission *submission,
                      struct machine *machine, const struct sandbox *sandbox);

/* Finds out the facts that the conditions of EXERCISE ask for, and how slow the machine is. */
void submission_look_up(const struct exercise *exercise, struct facts *facts);

#endif
