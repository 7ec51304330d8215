/* ask.h: runs a program and keeps what it prints. */
#ifndef WORLDS_ASK_H
#define WORLDS_ASK_H

#include "text.h"

struct answer {
    struct text output, messages;
    int status; /* of its end; of a signal 128 and its number */
};

/* Runs the program PATH with these arguments and this environment, in the folder FOLDER.
   It may use a few seconds of the processor. */
void ask(struct answer *answer, const char *folder, const char *path, char *const arguments[],
         char *const environment[]);

#endif
