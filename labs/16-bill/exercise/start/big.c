/* big.c: a library of one mebibyte, like one that holds fonts, rules or a lot of code. */
#include "big.h"

#ifndef FIRST
#define FIRST 1
#endif

static const unsigned char table[1 << 20] = {FIRST, 2, 3};

unsigned big_read(void)
{
    unsigned sum = 0;
    for (unsigned long i = 0; i < sizeof table; i += 4096)
        sum += ((const volatile unsigned char *)table)[i];
    return sum;
}
