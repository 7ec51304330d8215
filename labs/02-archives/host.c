/* host.c: a program that names nothing of plugin.c. */
#include <stdio.h>

int main(void)
{
    puts("the host runs");
    return 0;
}
