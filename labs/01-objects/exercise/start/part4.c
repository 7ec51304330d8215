/* part4.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
#include "demo.h"

int demo_is_release(void);

__attribute__((weak)) const char *demo_version(void)
{
    return "of an unknown release";
}

int demo_is_release(void)
{
    return 0;
}
