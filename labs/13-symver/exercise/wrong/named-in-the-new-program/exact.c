/* exact.c: written for release 3, where temperature() gives hundredths of a degree. */
#include <stdio.h>

#include "thermo.h"

__asm__(".symver temperature, temperature@THERMO_3");

int main(void)
{
    int hundredths = temperature();
    printf("it is %d.%02d degrees\n", hundredths / 100, hundredths % 100);
    return 0;
}
