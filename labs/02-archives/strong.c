/* strong.c: a strong definition of say(). */
#include <stdio.h>

void say(void);

void say(void)
{
    puts("the strong definition");
}
