/*
 * json.h: a report as one JSON object.
 */
#ifndef LAB_GRADE_REPORT_JSON_H
#define LAB_GRADE_REPORT_JSON_H

#include <stdio.h>

#include "lab/grade/report/report.h"

/* Prints the object. */
void report_json(FILE *file, const struct report *report);

#endif
