/* talker.c: a plugin that calls a function of the host. */
#include "host.h"

void plugin_run(void)
{
    host_say("good morning");
}
