/*
 * source.h: the source files that a command names.
 */
#ifndef LAB_SHOW_SOURCE_H
#define LAB_SHOW_SOURCE_H

#include <stdbool.h>

#include "lab/course/document.h"
#include "lab/session/run.h"

/* Reads WORD of a command as the shell of RUN would open it now. Returns false, with TEXT
   empty, unless it is a file for people to read: no larger than a source, and without the
   bytes that programs and libraries are full of. */
bool source_read(const struct run *run, const char *word, struct text *text);

/* What stands at the margin above COMMAND's output if it shows sources, and nothing else:
   "mod1.c, 24 lines", or "part of serve.c, 90 lines"; to be freed, NULL for another command.
   To be asked before the command is run. */
char *source_label(const struct run *run, const struct command *command);

#endif
