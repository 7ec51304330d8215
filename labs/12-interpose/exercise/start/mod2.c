/* mod2.c: the counter. The variable is static: no other module can name it. */
#include "demo.h"
#include "internal.h"

static int calls;

void demo_tick(void)
{
    calls++;
}

int demo_calls(void)
{
    return calls;
}
