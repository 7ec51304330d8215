/*
 * folder.h: makes folders, and says what is in them.
 */
#ifndef LAB_FILES_FOLDER_H
#define LAB_FILES_FOLDER_H

#include <stdbool.h>

#include "lab/words/text.h"

/* Makes the folder PATH and those above it. Returns 0, or -1 with errno. */
int folder_make(const char *path);

/* Whether PATH is a folder, and no link to one. */
bool folder_is(const char *path);

/* Whether PATH is FOLDER or lies below it; both absolute, without links. */
bool folder_holds(const char *folder, const char *path);

/* How many bytes of the disk all that is in the folder PATH takes; counting ends when it
   is more than MOST. */
long long folder_bytes(const char *path, long long most);

/* Appends the names in the folder PATH that do not begin with a dot, in order. */
void folder_list(const char *path, struct lines *names);

/* The same with those that do. */
void folder_list_all(const char *path, struct lines *names);

#endif
