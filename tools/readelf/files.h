/*
 * files.h: the files named on the command line: objects and archives.
 */
#ifndef READELF_FILES_H
#define READELF_FILES_H

#include "base/output.h"
#include "readelf/options.h"

/* Prints the file PATH, member by member if it is an archive. HEADING: say
   which file it is, since there are several. Returns whether all went well. */
bool report_file(struct output *output, const struct options *options, const char *path,
                 bool *heading);

#endif
