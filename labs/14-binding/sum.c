/* sum.c: uses the table of libtable. */
#include <stdio.h>

int sum(void);

int main(void)
{
    printf("the sum is %d\n", sum());
    return 0;
}
