/* oldm.c: stands in for the mathematics library of an old glibc. */
#include "first.h"

double old_pow(double base, double exponent);

__asm__(".symver old_pow, pow@@" FIRST_VERSION);

double old_pow(double base, double exponent)
{
    double result = 1;
    while (exponent-- > 0)
        result *= base;
    return result;
}
