/* report.c: the report. It needs neither of the others. */
#include <stdio.h>

void report(void);

void report(void)
{
    puts("report");
}
