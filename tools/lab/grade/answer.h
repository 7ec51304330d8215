/*
 * answer.h: the folder of an answer that an exercise comes with.
 */
#ifndef LAB_GRADE_ANSWER_H
#define LAB_GRADE_ANSWER_H

#include "lab/course/exercise.h"

/* Makes FOLDER of LAYERS, folders of EXERCISE such as "start" and "wrong/SLUG" that are laid
   one over the other, up to a NULL. The files of DELETED (NULL: none) are then taken away;
   that one of them is missing is a fault of WHERE. Returns 0, or -1 after a message. */
int answer_make(const struct exercise *exercise, const char *const *layers,
                const struct lines *deleted, const char *where, const char *folder);

#endif
