/* bye.h: what a later release of libdemo adds to its interface. */
#ifndef BYE_H
#define BYE_H

/* Takes leave of NAME on standard output. */
void demo_bye(const char *name);

#endif
