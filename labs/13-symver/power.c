/* power.c: calls pow() of the mathematics library. */
#include <math.h>
#include <stdio.h>

#ifdef OLD_POW
/* The version that x86-64 programs have asked for since there are any. */
__asm__(".symver pow, pow@GLIBC_2.2.5");
#endif

int main(int argc, char **argv)
{
    (void)argv;
    printf("%g\n", pow(2, argc));
    return 0;
}
