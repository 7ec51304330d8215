/* ask.c: prints the humidity, if there is an argument. */
#include <stdio.h>

#include "thermo.h"

int main(int argc, char **argv)
{
    (void)argv;
    puts("ready");
    fflush(stdout);
    if (argc > 1)
        printf("humidity %d %%\n", humidity());
    return 0;
}
