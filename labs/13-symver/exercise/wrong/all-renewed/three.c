/* three.c: libthermo, release 3, with the temperature() of each release. */
#include "thermo.h"

int temperature_1(void);
int temperature_2(void);
int temperature_3(void);
int humidity_2(void);
int humidity_3(void);

__asm__(".symver temperature_1, temperature@THERMO_1");
__asm__(".symver temperature_2, temperature@THERMO_2");
__asm__(".symver temperature_3, temperature@@THERMO_3");
__asm__(".symver humidity_2, humidity@THERMO_2");
__asm__(".symver humidity_3, humidity@@THERMO_3");

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
    return 215;
}

int temperature_3(void)
{
    return 2150;
}

int humidity_2(void)
{
    return 40;
}

int humidity_3(void)
{
    return 40;
}

int pressure(void)
{
    return 1013;
}
