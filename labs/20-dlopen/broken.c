/* broken.c: a plugin that calls a function that nobody has. */
#include <stdio.h>

#include "host.h"

void nowhere(void);

void plugin_run(void)
{
    printf("  before the call\n");
    fflush(stdout);
    nowhere();
}
