/* hello.c: the program that is linked in every way. */
#include <stdio.h>

int main(void)
{
    puts("hello");
    return 0;
}
