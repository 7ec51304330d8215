/* degrees.c: libthermo, release 1. */
#include "thermo.h"

const char *maker(void)
{
    return "Celsius";
}

int temperature(void)
{
    return 21;
}
