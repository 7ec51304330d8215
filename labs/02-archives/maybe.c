/* maybe.c: a program that calls say() only if it is there: a weak reference. */
#include <stdio.h>

__attribute__((weak)) extern void say(void);

int main(void)
{
    if (say)
        say();
    else
        puts("say is not there");
    return 0;
}
