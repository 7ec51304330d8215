/* barometer.c: says that it is ready, and then asks for the pressure. */
#include <stdio.h>

#include "thermo.h"

int main(void)
{
    puts("ready");
    fflush(stdout);
    printf("the pressure is %d hPa\n", pressure());
    return 0;
}
