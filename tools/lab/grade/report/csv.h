/*
 * csv.h: the reports of a class as a table (RFC 4180).
 */
#ifndef LAB_GRADE_REPORT_CSV_H
#define LAB_GRADE_REPORT_CSV_H

#include <stdio.h>

#include "lab/grade/report/report.h"

/* Prints the titles of the columns, and one line for a submission. */
void report_csv_begin(FILE *file, const struct exercise *exercise);
void report_csv(FILE *file, const struct report *report);

#endif
