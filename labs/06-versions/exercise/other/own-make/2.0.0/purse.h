/* purse.h: the interface of libpurse, a purse. */
#ifndef PURSE_H
#define PURSE_H

/* The release that this header belongs to. */
#define PURSE_RELEASE "2.0.0"

/* Puts EUROS and CENTS into the purse. */
void purse_put(int euros, int cents);

/* How many cents are in the purse. */
int purse_total(void);

/* How often something was put into the purse. */
int purse_times(void);

/* The release of the library in use, such as "2.0.0". */
const char *purse_release(void);

#endif
