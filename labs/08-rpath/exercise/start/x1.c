/* x1.c: a library that needs libx2. */
#include <stdio.h>

#include "x.h"

void x1(void)
{
    printf("This is x1, and I call x2.\n");
    x2();
}
