/* internal.h: what the modules of libdemo share among themselves. */
#ifndef DEMO_INTERNAL_H
#define DEMO_INTERNAL_H

/* Counts one greeting. */
void demo_tick(void);

#endif
