/*
 * progress.h: how far a student is.
 */
#ifndef LAB_STUDENT_PROGRESS_H
#define LAB_STUDENT_PROGRESS_H

#include "lab/session/terminal.h"

/* Prints how far the exercises of the labs in the folders LABS are below WORK (NULL: the
   folder "work"), and what to do next. Returns the exit status. */
int progress_print(const struct lines *labs, const char *work, enum color color);

#endif
