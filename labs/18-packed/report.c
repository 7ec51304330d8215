/* report.c: prints one line, and needs nothing but the C library. */
#include <stdio.h>

int main(void)
{
    puts("all is well");
    return 0;
}
