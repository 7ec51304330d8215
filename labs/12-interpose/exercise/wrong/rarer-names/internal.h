/* internal.h: what the modules of libdemo share among themselves. */
#ifndef DEMO_INTERNAL_H
#define DEMO_INTERNAL_H

/* The word that a greeting begins with. */
const char *libdemo_private_word(void);

/* Counts one greeting. */
void libdemo_private_tick(void);

#endif
