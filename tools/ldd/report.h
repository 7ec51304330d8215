/*
 * report.h: one file, resolved and shown.
 */
#ifndef LDD_REPORT_H
#define LDD_REPORT_H

#include "base/output.h"
#include "ldd/options.h"

/* Resolves FILE and prints what OPTIONS ask for. Returns the exit status: 0 all found,
   1 a library is missing or the loader would refuse to start, 2 FILE cannot be read or
   is not dynamic. LAST: the process ends after this file; the kernel then unmaps all
   libraries at once, which is faster than one by one. */
int report_file(struct output *output, const struct options *options, const char *file, bool last);

#endif
