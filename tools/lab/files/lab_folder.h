/*
 * lab_folder.h: the folder that a lab runs in.
 */
#ifndef LAB_FILES_LAB_FOLDER_H
#define LAB_FILES_LAB_FOLDER_H

#include <stdbool.h>

/* Where one lab is and runs. */
struct lab_folder {
    char *source;    /* absolute path of the folder that LAB.md is in */
    char *course;    /* absolute path of the folder that libdemo/ and prog/ are in */
    char *name;      /* "03-shared" */
    char *path;      /* absolute path of the folder it runs in: [LAB] */
    char *temporary; /* absolute path of its TMPDIR */
    int lock;        /* held while the folder is in use, -1 when it is ours alone */
    bool kept;       /* a FOLDER_SHELL: it is there from an earlier visit */
    bool shared;     /* a FOLDER_SHELL: another shell was in it before */
};

/* How a lab's folder is made. */
enum folder_use {
    FOLDER_DEMO,  /* BUILD/labs/NAME, wiped first */
    FOLDER_SHELL, /* BUILD/labs/NAME.shell, kept from last time when it is there */
    FOLDER_TEST   /* BUILD/labs/NAME.XXXXXX, removed by lab_folder_close */
};

/* Finds the sources of the lab FILE and makes its folder and its TMPDIR below BUILD, an
   absolute path, with copies of them, of libdemo/ and of prog/. With FRESH a kept folder
   is wiped too, unless another shell is in it: that is an error. Returns 0, or -1 after a message;
   either way the caller calls lab_folder_close. */
int lab_folder_open(struct lab_folder *folder, const char *build, const char *file,
                    enum folder_use use, bool fresh);

/* Lets go of the folder; a FOLDER_TEST is removed with all that is in it. */
void lab_folder_close(struct lab_folder *folder, enum folder_use use);

#endif
