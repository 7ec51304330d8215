/* three.c: libthermo, release 3, with one temperature() for all. */
#include "thermo.h"

int temperature_3(void);
int temperature_1(void) __attribute__((alias("temperature_3")));
int temperature_2(void) __attribute__((alias("temperature_3")));

__asm__(".symver temperature_1, temperature@THERMO_1");
__asm__(".symver temperature_2, temperature@THERMO_2");
__asm__(".symver temperature_3, temperature@@THERMO_3");

const char *maker(void)
{
    return "Celsius";
}

int temperature_3(void)
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
