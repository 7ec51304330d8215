/*
 * outfit.h: what a student finds in a lab's shell besides the lab.
 *
 * The command lab-help, which explains how to read the text; the tools' manual pages, for man;
 * the course's guide, for lab message. It is laid out below the lab's TMPDIR, so that neither
 * the lab's directory nor the course has anything more in it.
 */
#ifndef LAB_SHOW_OUTFIT_H
#define LAB_SHOW_OUTFIT_H

#include "lab/files/lab_folder.h"
#include "lab/machine/place.h"
#include "lab/words/text.h"

/* Lays the outfit of LAB out and sets the variables that lead to it in the environment of
   PLACE. What cannot be made is left out: a shell without it is still a shell. Adds to SETTINGS
   commands that do the same in a shell whose own settings have overridden these. */
void outfit_lay(struct place *place, const struct lab_folder *lab, struct text *settings);

/* Says where the shell is, whether its directory is a kept one, and how to read the text. */
void outfit_welcome(const struct lab_folder *lab);

/* Says how to come back to the shell, and what the exercise of the lab FILE is. */
void outfit_farewell(const struct lab_folder *lab, const char *file);

#endif
