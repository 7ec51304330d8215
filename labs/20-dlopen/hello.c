/* hello.c: a plugin that needs nothing but the C library. */
#include <stdio.h>

#include "host.h"

void plugin_run(void)
{
    printf("  hello from a plugin\n");
}
