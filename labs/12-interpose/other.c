/* other.c: a library with nothing but another xyz(). */
#include <stdio.h>

#include "xyz.h"

void xyz(void)
{
    puts("xyz of the other library");
}
