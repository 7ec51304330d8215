/* step.c: says when it comes and goes; NAME is given when it is compiled. */
#include <stdio.h>

__attribute__((constructor)) static void come(void)
{
    printf("+%s ", NAME);
    fflush(stdout);
}

__attribute__((destructor)) static void go(void)
{
    printf("-%s ", NAME);
    fflush(stdout);
}
