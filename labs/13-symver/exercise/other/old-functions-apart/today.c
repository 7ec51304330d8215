/* today.c: libthermo as it is today. */
#include "thermo.h"

const char *maker(void)
{
    return "Celsius";
}

int temperature(void)
{
    return 2150;
}

int humidity(void)
{
    return 40;
}

int pressure(void)
{
    return 1013;
}
