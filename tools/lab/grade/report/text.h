/*
 * text.h: a report for the student.
 */
#ifndef LAB_GRADE_REPORT_TEXT_H
#define LAB_GRADE_REPORT_TEXT_H

#include "lab/grade/report/report.h"
#include "lab/session/terminal.h"

/* Prints the results, and explains. */
void report_text(const struct terminal *terminal, const struct report *report);

#endif
