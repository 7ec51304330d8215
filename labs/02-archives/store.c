/* store.c: goes into libback.a, and needs report(). */
#include <stdio.h>

void store(void);
void report(void);

void store(void)
{
    puts("store");
    report();
}
