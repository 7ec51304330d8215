/*
 * tap.h: a report in the Test Anything Protocol, version 13.
 */
#ifndef LAB_GRADE_REPORT_TAP_H
#define LAB_GRADE_REPORT_TAP_H

#include <stdio.h>

#include "lab/grade/report/report.h"

/* Prints a point for make and one for each check. */
void report_tap(FILE *file, const struct report *report);

#endif
