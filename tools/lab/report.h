/*
 * report.h: a grade for people and for machines.
 */
#ifndef LAB_REPORT_H
#define LAB_REPORT_H

#include <stdio.h>

#include "lab/grade.h"
#include "lab/terminal.h"

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

/* Prints the results, and explains. */
void report_text(const struct terminal *terminal, const struct report *report);

/* TAP version 13, a point for make and for each check. */
void report_tap(FILE *file, const struct report *report);

/* One JSON object. */
void report_json(FILE *file, const struct report *report);

/* JUnit's XML: a document with a test suite for each submission. */
void report_junit_begin(FILE *file);
void report_junit(FILE *file, const struct report *report);
void report_junit_end(FILE *file);

/* The titles of the columns, and one line for a submission (RFC 4180). */
void report_csv_begin(FILE *file, const struct exercise *exercise);
void report_csv(FILE *file, const struct report *report);

/* Why a check failed, as one text, to be freed: its commands, what they should print
   and what they printed. "" if it did not fail. */
char *report_reason(const struct outcome_of_check *check);

/* In one sentence which misconceptions the failing checks speak for, to be freed; "" if
   none is known. */
char *report_misconception(const struct report *report);

/* "passed", "failed", "skipped" or "error". */
const char *report_verdict(enum verdict verdict);

#endif
