/* mod3.c: the release. It needs neither of the other two modules. */
#include "demo.h"

static const char version[] = DEMO_VERSION;

const char *demo_version(void)
{
    return version;
}
