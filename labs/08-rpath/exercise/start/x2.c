/* x2.c: a library that libx1 needs. */
#include <stdio.h>

#include "x.h"

void x2(void)
{
    printf("This is x2.\n");
}
