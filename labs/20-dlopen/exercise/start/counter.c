/* counter.c: a plugin that asks the host how many it is. */
#include <stdio.h>

#include "host.h"

void plugin_run(void)
{
    char text[40];
    snprintf(text, sizeof text, "I am number %d", host_count());
    host_say(text);
}
