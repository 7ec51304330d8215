/*
 * student.h: a student begins an exercise, is stuck, gives up and begins again.
 *
 * LAB is the folder of the lab; the work is below WORK, NULL for the folder "work". Each
 * returns the exit status: 0, or 1 after a message.
 */
#ifndef LAB_STUDENT_STUDENT_H
#define LAB_STUDENT_STUDENT_H

#include <stdbool.h>

#include "lab/session/terminal.h"

/* Copies what there is to begin with, and prints the task. BUILD is where things are built, as
   the user has said it; the course's verbs work in the student's directory, too. */
int student_start(const char *lab, const char *work, const char *build, enum color color);

/* Prints one more hint. */
int student_hint(const char *lab, const char *work, enum color color);

/* Shows how the work differs from the solution; with YES without asking. */
int student_solution(const char *lab, const char *work, enum color color, bool yes);

/* Begins again; the old work is kept aside. */
int student_reset(const char *lab, const char *work, const char *build);

#endif
