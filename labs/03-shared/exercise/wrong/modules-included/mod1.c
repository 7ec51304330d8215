/* mod1.c: the greeting. */
#include <stdio.h>

#include "demo.h"
#include "internal.h"

int demo_verbose = 1;

void demo_greet(const char *name)
{
    demo_tick();
    printf("Hello, %s!", name);
    if (demo_verbose)
        printf(" (greeting %d, libdemo %s)", demo_calls(), demo_version());
    printf("\n");
}

#include "mod2.c"
#include "mod3.c"
