/*
 * record.h: a grade as bytes, to pass it to another process or keep it in a file.
 */
#ifndef LAB_GRADE_RECORD_H
#define LAB_GRADE_RECORD_H

#include <stdbool.h>

#include "lab/grade/grade.h"

/* Appends GRADE to TO. */
void record_write(const struct grade *grade, struct text *to);

/* Reads what record_write made. Returns false, with an empty grade, if it is broken. */
bool record_read(struct grade *grade, const struct text *from);

#endif
