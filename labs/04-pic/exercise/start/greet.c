/* greet.c: the greeting. */
#include <stdio.h>

#include "demo.h"

int demo_verbose = 1;

void demo_greet(const char *name)
{
    demo_tick();
    printf("Hello, %s!", demo_name(name));
    if (demo_verbose)
        printf(" (greeting %d, libdemo %s)", demo_calls(), demo_version());
    printf("\n");
}
