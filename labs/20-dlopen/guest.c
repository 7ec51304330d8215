/* guest.c: a plugin that uses a function of another plugin. */
#include <stdio.h>

#include "host.h"

const char *colour(void);

void plugin_run(void)
{
    printf("  the other's colour is %s\n", colour());
}
