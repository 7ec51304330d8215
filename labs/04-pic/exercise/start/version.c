/* version.c: the release. */
#include "demo.h"

static const char version[] = "1.0.1";

const char *demo_version(void)
{
    return version;
}
