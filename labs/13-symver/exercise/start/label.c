/* label.c: prints who made the thermometer, and needs nothing else of it. */
#include <stdio.h>

#include "thermo.h"

int main(void)
{
    puts(maker());
    return 0;
}
