/* internal.h: what the modules of libdemo share among themselves. */
#ifndef DEMO_INTERNAL_H
#define DEMO_INTERNAL_H

/* Counts one greeting. */
void demo_tick(void);

/* How many greetings this process has had from libdemo. */
int demo_calls(void);

#endif
