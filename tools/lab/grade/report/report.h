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
    const char *name;   /* of the submission */
    const char *folder; /* where the student works, as he would write it */
    const char *tools;  /* absolute path of the folder with the tools */
    bool every;         /* explain every check that failed, not only the first */
    bool study;         /* the student sits there: say what to do next */
};

/* Why a check failed, as one text, to be freed: its commands, what they should print
   and what they printed. "" if it did not fail. */
char *report_reason(const struct outcome_of_check *check);

/* In one sentence which misconceptions the failing checks speak for, to be freed; "" if
   none is known. */
char *report_misconception(const struct report *report);

/* "passed", "failed", "skipped" or "error". */
const char *report_verdict(enum verdict verdict);

#endif
