/*
 * update.h: rewrites the expectations of labs that no longer hold.
 */
#ifndef LAB_SHOW_UPDATE_H
#define LAB_SHOW_UPDATE_H

#include "lab/machine/machine.h"

/* Updates the labs FILES, where cc and libc are the reference. Returns the exit status: 1
   after a message when something was refused. */
int update_labs(const struct lines *files, const struct machine_options *options);

#endif
