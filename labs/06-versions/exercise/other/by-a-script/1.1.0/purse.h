/* purse.h: the interface of libpurse, a purse. */
#ifndef PURSE_H
#define PURSE_H

/* The release that this header belongs to. */
#define PURSE_RELEASE "1.1.0"

/* Puts EUROS into the purse. */
void purse_put(int euros);

/* How many euros are in the purse. */
int purse_total(void);

/* How often something was put into the purse. Since release 1.1.0. */
int purse_times(void);

/* The release of the library in use, such as "1.1.0". */
const char *purse_release(void);

#endif
