/* both.c: libthermo, release 2, with the old temperature() for old programs. */
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
    return 215;
}

int humidity(void)
{
    return 40;
}
