/* hole.c: libhole calls a function that nobody defines. */
#include "hole.h"

int hole(void)
{
    return nowhere();
}
