/* opener.c: a library that opens a plugin for its caller. */
#include <dlfcn.h>
#include <stddef.h>

#include "opener.h"

int library_can_open(const char *name)
{
    return dlopen(name, RTLD_NOW) != NULL;
}
