/* part6.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
#include "demo.h"

static const char version[] = "1.0.1";

const char *demo_version(void)
{
    return version;
}
