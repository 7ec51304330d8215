/* tenths.c: libthermo, release 2, as it should not be: temperature() means something else. */
#include "thermo.h"

const char *maker(void)
{
    return "Celsius";
}

int temperature(void)
{
    return 215;
}

int humidity(void)
{
    return 40;
}
