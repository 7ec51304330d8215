/*
 * untouched.h: has a student begun?
 */
#ifndef LAB_GRADE_UNTOUCHED_H
#define LAB_GRADE_UNTOUCHED_H

#include "lab/course/exercise.h"

/* Whether every file that EXERCISE begins with is in FOLDER as it was. */
bool is_untouched(const struct exercise *exercise, const char *folder);

#endif
