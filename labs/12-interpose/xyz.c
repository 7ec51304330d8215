/* xyz.c: libxyz. func() calls xyz(), which is in the same file. */
#include <stdio.h>

#include "xyz.h"

void xyz(void)
{
    puts("xyz of the library");
}

void func(void)
{
    xyz();
}
