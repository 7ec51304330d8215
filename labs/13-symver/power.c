/* power.c: calls pow() of the mathematics library. */
#include <math.h>
#include <stdio.h>

#include "first.h"

#ifdef OLD_POW
/* The version that programs for this processor have asked for since there are any. */
__asm__(".symver pow, pow@" FIRST_VERSION);
#endif

int main(int argc, char **argv)
{
    (void)argv;
    printf("%g\n", pow(2, argc));
    return 0;
}
