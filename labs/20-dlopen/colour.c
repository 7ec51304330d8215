/* colour.c: a plugin with a helper function whose name others use too. */
#include <stdio.h>

#include "host.h"

const char *colour(void)
{
    return COLOUR;
}

void plugin_run(void)
{
    printf("  my colour is %s\n", colour());
}
