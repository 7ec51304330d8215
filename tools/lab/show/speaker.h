/*
 * speaker.h: the teacher's view of a demonstration, in a second terminal.
 */
#ifndef LAB_SHOW_SPEAKER_H
#define LAB_SHOW_SPEAKER_H

#include "lab/machine/machine.h"
#include "lab/session/terminal.h"

/* Follows the demonstrations of the lab FILE, one after the other, and shows for each stop
   what the teacher wants to know (speaker_view.h); where none runs, waits for one. Ends on
   q, or at the end of input. Where nobody sits there, each view is printed below the one
   before. Returns the exit status. */
int speaker_lab(const char *file, const struct machine_options *options, enum color color);

#endif
