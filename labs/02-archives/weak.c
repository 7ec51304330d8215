/* weak.c: a weak definition of say(). */
#include <stdio.h>

void say(void);

__attribute__((weak)) void say(void)
{
    puts("the weak definition");
}
