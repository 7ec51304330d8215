/* count.c: adds 1 through the library and 10 by itself. */
#include <stdio.h>

#include "counter.h"

int main(void)
{
    counter_add(1);
    counter += 10;
    printf("the program sees %d, the library sees %d\n", counter, counter_get());
    return 0;
}
