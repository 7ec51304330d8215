/* part2.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
#include <stdio.h>

#include "demo.h"

int demo_verbose = 1;

void demo_greet(const char *name)
{
    demo_tick();
    printf("Hello, %s!", name);
    if (demo_verbose)
        printf(" (greeting %d, libdemo %s)", demo_calls(), demo_version());
    printf("\n");
}
