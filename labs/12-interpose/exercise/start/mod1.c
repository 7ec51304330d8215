/* mod1.c: the greeting. */
#include <stdio.h>

#include "demo.h"
#include "internal.h"

int demo_verbose = 1;

const char *demo_word(void)
{
    return "Hello";
}

void demo_greet(const char *name)
{
    demo_tick();
    printf("%s, %s!", demo_word(), name);
    if (demo_verbose)
        printf(" (greeting %d, libdemo %s)", demo_calls(), demo_version());
    printf("\n");
}
