/* report.c: goes into libfront.a, and needs neither of the others. */
#include <stdio.h>

void report(void);

void report(void)
{
    puts("report");
}
