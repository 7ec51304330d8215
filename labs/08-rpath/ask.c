/* ask.c: a program that asks libwhich which copy it is. */
#include "which.h"

int main(void)
{
    which();
    return 0;
}
