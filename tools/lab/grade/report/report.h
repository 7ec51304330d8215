/*
 * report.h: a submission with its grade, and what several kinds of report share.
 */
#ifndef LAB_GRADE_REPORT_REPORT_H
#define LAB_GRADE_REPORT_REPORT_H

#include <stdbool.h>

#include "lab/grade/grade.h"

/* A submission with its grade. */
struct report {
    const struct exercise *exercise;
    const struct grade *grade;
    const char *name;      /* of the submission */
    const char *folder;    /* where the student works, as he would write it */
    const char *tools;     /* absolute path of the folder with the tools */
    const char *functions; /* absolute path of a file with the functions that the commands of
                              checks call; NULL: there is none */
    bool every;            /* explain every check that failed, not only the first */
    bool study;            /* the student sits there: say what to do next */
};

/* Which commands of a check that failed a student needs to see: the last, which failed, and
   of those before it the ones that set up what it uses: they go to another folder, or change
   something and have a name in common with one that is shown. Never one that defines a function:
   those are the grader's. An item for each command, to be freed. */
bool *report_choose(const struct outcome_of_check *check);

/* Appends the functions that the failed checks of GRADE define, for a shell to read. */
void report_functions(const struct grade *grade, struct text *functions);

/* Why a check failed, as one text, to be freed: its commands, what they should print
   and what they printed. "" if it did not fail. */
char *report_reason(const struct outcome_of_check *check);

/* Which misconception it is, or may be, to be freed; "" if none is known. */
char *report_misconception(const struct report *report);

/* "passed", "failed", "skipped" or "error". */
const char *report_verdict(enum verdict verdict);

#endif
