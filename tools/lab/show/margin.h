/*
 * margin.h: the labels at the right margin of a demonstration.
 */
#ifndef LAB_SHOW_MARGIN_H
#define LAB_SHOW_MARGIN_H

#include "lab/course/document.h"
#include "lab/session/run.h"
#include "lab/session/terminal.h"

/* Appends to TO the condition under which BLOCK runs, if it has one that holds here. */
void margin_add_block(const struct terminal *terminal, const struct run *run, struct text *to,
                      const struct block *block);

/* Appends to TO what is to be said of COMMAND's output: on which machines it is as it is here,
   if not on all, and how long a source is that it shows. */
void margin_add_output(const struct terminal *terminal, const struct run *run, struct text *to,
                       const struct command *command);

#endif
