/*
 * place.h: where things are. The source of a lab, the course it belongs to, the
 * folder it runs in, and the environment its commands see.
 */
#ifndef LAB_PLACE_H
#define LAB_PLACE_H

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

/* Where one lab is and runs. */
struct lab_folder {
    char *source;    /* absolute path of the folder that LAB.md is in */
    char *course;    /* absolute path of the folder that libdemo/ and prog/ are in */
    char *name;      /* "03-shared" */
    char *path;      /* absolute path of the folder it runs in: [LAB] */
    char *temporary; /* absolute path of its TMPDIR */
    int lock;        /* held while the folder is in use, -1 when it is ours alone */
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

/* How a lab's folder is made. */
enum folder_use {
    FOLDER_DEMO,  /* build/labs/NAME, wiped first */
    FOLDER_SHELL, /* build/labs/NAME.shell, kept from last time when it is there */
    FOLDER_TEST   /* build/labs/NAME.XXXXXX, removed by folder_close */
};

/* Finds the sources of the lab FILE, makes its folder with copies of them, of
   libdemo/ and of prog/, and sets HOME and TMPDIR. With FRESH a kept folder is
   wiped too. Returns 0, or -1 after a message. */
int folder_open(struct lab_folder *folder, struct place *place, const char *file,
                enum folder_use use, bool fresh);

/* Lets go of the folder; a FOLDER_TEST is removed with all that is in it. */
void folder_close(struct lab_folder *folder, enum folder_use use);

/* Removes PATH and everything below it, whatever its permissions. */
void folder_remove(const char *path);

/* Whether PATH is a folder, and no link to one. */
bool folder_is(const char *path);

/* How many bytes of the disk all that is in the folder PATH takes; counting ends when it
   is more than MOST. */
long long folder_bytes(const char *path, long long most);

/* Appends the names in the folder PATH that do not begin with a dot, in order. */
struct lines;
void folder_list(const char *path, struct lines *names);

/* The same with those that do. */
void folder_list_all(const char *path, struct lines *names);

/* Makes the folder PATH and those above it. Returns 0, or -1 with errno. */
int folder_make(const char *path);

#endif
