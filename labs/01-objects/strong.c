/* strong.c: replaces the default of weak.c. */
#include <stdio.h>

void say(void)
{
    puts("the strong definition");
}
