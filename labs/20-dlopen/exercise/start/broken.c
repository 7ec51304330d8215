/* broken.c: a plugin that calls a function which nobody has. */
#include "host.h"

void nowhere(void);

void plugin_run(void)
{
    host_say("I begin");
    nowhere();
    host_say("I end");
}
