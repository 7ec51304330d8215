/* weak.c: a default that another module may replace. */
#include <stdio.h>

__attribute__((weak)) void say(void)
{
    puts("the weak definition");
}
