/* usex.c: a program that knows of libx1 only. */
#include "x.h"

int main(void)
{
    x1();
    return 0;
}
