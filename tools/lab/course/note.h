/*
 * note.h: what a lab's text says to its teacher only, in HTML comments.
 *
 *     <!-- note: Ask for a show of hands. -->
 *     <!-- minutes: 8 -->
 *
 * A note is about what it is above, or, where that is a heading or a Predict, about all up
 * to the next one. Minutes are what the step takes in class; without them a step has its
 * share of the lab's time.
 */
#ifndef LAB_COURSE_NOTE_H
#define LAB_COURSE_NOTE_H

#include "lab/course/document.h"

/* The text of the note that BLOCK is, NULL if it is none. It may have several lines. */
const char *note_text(const struct block *block);

/* The text behind "minutes:" in BLOCK, NULL if that is no such comment. */
const char *note_minutes(const struct block *block);

/* The number of minutes that TEXT is, from 1 to 600; 0 if it is none. */
int note_number(const char *text);

/* What the lab takes by its own introduction, in minutes; 0 if that does not say. */
int note_lab_minutes(const struct document *document);

/* What the step that the block STEP begins takes in class, in minutes: what its comment says,
   or its share of the rest of the lab's time, by the words and commands that it has. 0 where
   there is no telling: the exercise and the look back have no share. */
double note_step_minutes(const struct document *document, size_t step);

#endif
