/*
 * speaker_view.h: what a teacher wants to see while a class sees the demonstration.
 */
#ifndef LAB_SHOW_SPEAKER_VIEW_H
#define LAB_SHOW_SPEAKER_VIEW_H

#include "lab/course/document.h"
#include "lab/machine/facts.h"
#include "lab/session/terminal.h"
#include "lab/show/stage.h"

/* Appends to TO where the demonstration of DOCUMENT is by STAGE at the time NOW: the step,
   the times, the teacher's notes, all from the last Predict, Why or heading to the next stop
   of that kind with what the commands should print by FACTS, and what comes after it. Lines
   have at most COLUMNS characters, and those of prose as many as suit TERMINAL. */
void speaker_view(struct text *to, const struct document *document, struct facts *facts,
                  const struct stage *stage, const struct terminal *terminal, int columns,
                  time_t now);

#endif
