/* three.c: libthermo, release 3, with the temperature() of release 1. */
#include "thermo.h"

int temperature_1(void);
int temperature_2(void);

__asm__(".symver temperature_1, temperature@THERMO_1");
__asm__(".symver temperature_2, temperature@@THERMO_2");

const char *maker(void)
{
    return "Celsius";
}

int temperature_1(void)
{
    return 21;
}

int temperature_2(void)
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
