/*
 * files.h: the files named on the command line: objects and archives.
 */
#ifndef NM_FILES_H
#define NM_FILES_H

#include "base/output.h"
#include "nm/options.h"

/* Lists the symbols in the file PATH, member by member if it is an archive.
   Returns whether all went well. */
bool list_file(struct output *output, const struct options *options, const char *path);

#endif
