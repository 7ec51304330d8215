/* needs.c: a program that needs the library of who.c. */
#include <stdio.h>

const char *who(void);

int main(void)
{
    printf("hello from %s\n", who());
    return 0;
}
