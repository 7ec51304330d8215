/* old.c: a library that uses libdemo.so.1. */
#include "demo.h"

const char *old_release(void)
{
    return demo_version();
}
