/* counter.h: the interface of libcounter. */
#ifndef COUNTER_H
#define COUNTER_H

extern int counter;

void counter_add(int number);
int counter_get(void);

#endif
