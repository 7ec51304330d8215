/*
 * deposit.h: one thing that is put into the folder of a copy.
 *
 * The folder is held open, and everything in it is reached from there, name by name and
 * through no symbolic link: whoever can write there cannot lead a copy elsewhere by putting a
 * link in the place of a folder meanwhile.
 */
#ifndef LDD_DEPOSIT_H
#define LDD_DEPOSIT_H

#include "ldd/gather.h"

#include <stdbool.h>

enum deposit_state {
    DEPOSIT_FREE,  /* nothing is there */
    DEPOSIT_THERE, /* the same thing is */
    DEPOSIT_OTHER, /* something else is */
};

/* Says what there is in the folder ROOT, an open descriptor, where THING goes; THING is at the
   path FROM now. */
enum deposit_state deposit_look(int root, const struct thing *thing, const char *from);

/* Makes THING there, where nothing is; of a file that cannot be written to its end, nothing
   stays. False, with errno: it was not made. */
bool deposit_make(int root, const struct thing *thing, const char *from);

#endif
