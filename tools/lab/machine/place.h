/*
 * place.h: where things are built, and the environment that a lab's commands see.
 */
#ifndef LAB_MACHINE_PLACE_H
#define LAB_MACHINE_PLACE_H

#include <stdbool.h>

/* What the command line says about places; NULL where it says nothing. */
struct place_options {
    const char *build;    /* the folder for everything that is built */
    const char *compiler; /* what `cc` shall run */
    const char *linker;   /* what `cc` shall link with: bfd, gold, lld or mold */
};

struct place {
    char *build;        /* absolute path of build/ */
    char *binaries;     /* absolute path of the folder this program is in */
    char *compiler;     /* what cc has been chosen to run, NULL: whatever cc is */
    char **environment; /* "NAME=VALUE" strings and a NULL, for the lab's commands */
};

/* Finds the places and makes the environment. Returns 0, or -1 after a message. */
int place_open(struct place *place, const struct place_options *options);
void place_close(struct place *place);

/* The value of NAME in the environment of the lab's commands, or NULL. */
const char *place_variable(const struct place *place, const char *name);

/* Whether PROGRAM is found on the PATH of the lab's commands. */
bool place_has_program(const struct place *place, const char *program);

/* Sets NAME in the environment of the lab's commands. */
void place_set(struct place *place, const char *name, const char *value);

/* Makes HOME the folder HOME and TMPDIR the folder TEMPORARY in that environment. */
void place_settle(struct place *place, const char *home, const char *temporary);

#endif
