/* counter.c: libcounter offers a variable, and functions that use it. */
#include "counter.h"

int counter = 1;

void counter_add(int number)
{
    counter += number;
}

int counter_get(void)
{
    return counter;
}
