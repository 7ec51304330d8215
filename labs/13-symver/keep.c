/* keep.c: weather.c for release 2, which goes on asking for the old temperature(). */
#include <stdio.h>

#include "thermo.h"

__asm__(".symver temperature, temperature@THERMO_1");

int main(void)
{
    printf("it is %d degrees\n", temperature());
    return 0;
}
