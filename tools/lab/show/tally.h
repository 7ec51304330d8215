/*
 * tally.h: what became of each command of a demonstration.
 */
#ifndef LAB_SHOW_TALLY_H
#define LAB_SHOW_TALLY_H

#include <stdbool.h>

#include "lab/course/document.h"

/* What became of a command. */
enum fate {
    NOT_REACHED,
    AS_THE_TEXT,
    DIFFERENT,
    OWN, /* the user ran another one in its place */
    BY_HAND,
    NOT_HERE,
    SILENT,
    FATES
};

struct tally {
    const struct document *document;
    unsigned char *fates; /* of each command, an enum fate */
};

/* Begins: no command is reached. DOCUMENT must live as long. */
void tally_open(struct tally *tally, const struct document *document);
void tally_close(struct tally *tally);

/* Notes what became of COMMAND; of two notes the later one counts. */
void tally_note(struct tally *tally, const struct command *command, enum fate fate);

/* The sentence about all of them, with a newline, LEFT when the user left before the end; to
   be freed. */
char *tally_text(const struct tally *tally, bool left);

#endif
