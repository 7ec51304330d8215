/* maybe.c: a program that calls say() only if some module defines it. */
#include <stdio.h>

__attribute__((weak)) extern void say(void);

int main(void)
{
    if (say)
        say();
    else
        puts("nobody defines say");
    return 0;
}
