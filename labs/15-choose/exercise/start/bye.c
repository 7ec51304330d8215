/* bye.c: a module that a later release of libdemo adds. */
#include "bye.h"

#include <stdio.h>

void demo_bye(const char *name)
{
    printf("Goodbye, %s!\n", name);
}
