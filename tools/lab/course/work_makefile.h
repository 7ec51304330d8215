/*
 * work_makefile.h: the file that lets the course's verbs work in a student's directory.
 *
 * `make` prefers a GNUmakefile to the student's Makefile. The one that is written here hands the
 * course's verbs ("make check", "make hint3") to the course's own Makefile, and all else to the
 * student's, which stays as it is. It is no part of a submission: a grader leaves it out.
 */
#ifndef LAB_COURSE_WORK_MAKEFILE_H
#define LAB_COURSE_WORK_MAKEFILE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "lab/course/exercise.h"

/* Writes the file into FOLDER, the student's directory for EXERCISE in the directory WORK, unless
   there is a GNUmakefile. WORK and BUILD (NULL: the default) are as the user has given them.
   Returns 0, or -1 with errno. */
int work_makefile_write(const struct exercise *exercise, const char *folder, const char *work,
                        const char *build);

/* For copy_folder: whether the entry NAME of FOLDER, a descriptor, is such a file. */
bool work_makefile_is(int folder, const char *name, const struct stat *status);

#endif
