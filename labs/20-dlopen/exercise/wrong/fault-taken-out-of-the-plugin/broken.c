/* broken.c: a plugin that calls a function which nobody has. */
#include "host.h"

void plugin_run(void)
{
    host_say("I begin");
    host_say("I end");
}
