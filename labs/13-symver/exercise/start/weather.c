/* weather.c: written for release 1, where temperature() gives degrees. */
#include <stdio.h>

#include "thermo.h"

int main(void)
{
    printf("it is %d degrees\n", temperature());
    return 0;
}
