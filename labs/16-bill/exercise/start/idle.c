/* idle.c: uses no library of this folder. */
#include <stdio.h>

int main(void)
{
    printf("nothing to do\n");
    return 0;
}
