/*
 * desk.h: where a student works on an exercise, and how far he is.
 *
 * The work is in WORK/03-shared; what the engine notes about it, in the small file
 * WORK/.progress/03-shared.
 */
#ifndef LAB_STUDENT_DESK_H
#define LAB_STUDENT_DESK_H

#include <stdbool.h>

#include "lab/course/exercise.h"

struct desk {
    struct exercise exercise;
    char *work;   /* the folder WORK, as the user writes it */
    char *folder; /* WORK/03-shared */
    int hints;    /* how many were shown */
    int points;   /* of the last check, -1 if there was none */
    int of;
    bool passed; /* some check gave full marks */
};

/* Opens the desk below WORK (NULL: work) for the exercise of the lab in the folder LAB.
   Returns 0, or -1 after a message; either way the caller calls desk_close. */
int desk_open(struct desk *desk, const char *work, const char *lab);
void desk_close(struct desk *desk);

/* Keeps HINTS, POINTS, OF and PASSED. Returns 0, or -1 after a message. */
int desk_save(const struct desk *desk);

/* Whether the work has been begun; if not, desk_begun says how to. */
bool desk_is_begun(const struct desk *desk);
bool desk_begun(const struct desk *desk);

#endif
