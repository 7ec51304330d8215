/* count.c: the counter. */
#include "demo.h"

static int calls;

void demo_tick(void)
{
    calls++;
}

int demo_calls(void)
{
    return calls;
}
