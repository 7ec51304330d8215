/*
 * junit.h: a report as JUnit's XML.
 */
#ifndef LAB_GRADE_REPORT_JUNIT_H
#define LAB_GRADE_REPORT_JUNIT_H

#include <stdio.h>

#include "lab/grade/report/report.h"

/* Prints a document with a test suite for each submission. */
void report_junit_begin(FILE *file);
void report_junit(FILE *file, const struct report *report);
void report_junit_end(FILE *file);

#endif
