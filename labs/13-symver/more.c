/* more.c: libthermo, release 1 with one more function. */
#include "thermo.h"

const char *maker(void)
{
    return "Celsius";
}

int temperature(void)
{
    return 21;
}

int humidity(void)
{
    return 40;
}
