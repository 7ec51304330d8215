/* internal.h: what the modules of libdemo share among themselves. */
#ifndef DEMO_INTERNAL_H
#define DEMO_INTERNAL_H

#pragma GCC visibility push(hidden)

/* The word that a greeting begins with. */
const char *demo_word(void);

/* Counts one greeting. */
void demo_tick(void);

#pragma GCC visibility pop

#endif
