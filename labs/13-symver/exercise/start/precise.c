/* precise.c: written for release 2, where temperature() gives tenths of a degree. */
#include <stdio.h>

#include "thermo.h"

int main(void)
{
    int tenths = temperature();
    printf("it is %d.%d degrees\n", tenths / 10, tenths % 10);
    return 0;
}
