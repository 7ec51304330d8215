/* release.c: which libdemo was it compiled with, and which does it run with?
   It needs one module of the library only. */
#include <stdio.h>

#include "demo.h"

int main(void)
{
    printf("compiled with %s, running with %s\n", DEMO_VERSION, demo_version());
    return 0;
}
