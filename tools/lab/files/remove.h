/*
 * remove.h: takes folders away.
 */
#ifndef LAB_FILES_REMOVE_H
#define LAB_FILES_REMOVE_H

/* Removes PATH and everything below it, whatever its permissions and however deep it is.
   What is not there needs no removing; what may not be removed stays. */
void folder_remove(const char *path);

#endif
