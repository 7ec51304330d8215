/* blue.c: a plugin that says its colour. */
#include "host.h"

const char *colour(void)
{
    return "blue";
}

void plugin_run(void)
{
    host_say(colour());
}
