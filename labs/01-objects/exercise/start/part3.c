/* part3.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
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
