/* store.c: the store. It needs report(). */
#include <stdio.h>

void store(void);
void report(void);

void store(void)
{
    puts("store");
    report();
}
