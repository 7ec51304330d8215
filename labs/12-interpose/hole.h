/* hole.h: what libhole offers, and what it needs. */
#ifndef HOLE_H
#define HOLE_H

int hole(void);
int nowhere(void);

#endif
