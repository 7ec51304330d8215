/* where.c: another function of libxyz: the address that the library has for xyz(). */
#include "xyz.h"

action *where(void)
{
    return xyz;
}
