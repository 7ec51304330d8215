/* three.c: libthermo, release 3, with the temperature() of each release. */
#include "thermo.h"

int _temperature_1(void);
int _temperature_2(void);
int _temperature_3(void);

__asm__(".symver _temperature_1, temperature@THERMO_1");
__asm__(".symver _temperature_2, temperature@THERMO_2");
__asm__(".symver _temperature_3, temperature@@THERMO_3");

const char *maker(void)
{
    return "Celsius";
}

int _temperature_1(void)
{
    return 21;
}

int _temperature_2(void)
{
    return 215;
}

int _temperature_3(void)
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
