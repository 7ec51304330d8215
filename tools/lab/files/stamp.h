/*
 * stamp.h: has a file changed?
 *
 * A stamp is a text that differs whenever one of the files put into it does: it has their
 * paths, inodes, permissions, sizes and times. Nothing is read of the files themselves.
 */
#ifndef LAB_FILES_STAMP_H
#define LAB_FILES_STAMP_H

#include <stdbool.h>

#include "lab/words/text.h"

/* Appends what there is to say of PATH; of one that is not there, nothing. With FOLLOW,
   of what a link leads to. */
void stamp_file(struct text *stamp, const char *path, bool follow);

/* Appends what there is to say of every file below FOLDER; with HIDDEN, of those whose
   names begin with a dot as well. */
void stamp_folder(struct text *stamp, const char *folder, bool hidden);

/* A short name for the stamp, 16 digits; to be freed. */
char *stamp_name(const struct text *stamp);

#endif
