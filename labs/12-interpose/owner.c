/* owner.c: has an xyz() of its own, and calls func() of the library. */
#include <stdio.h>

#include "xyz.h"

void xyz(void)
{
    puts("xyz of the program");
}

int main(void)
{
    func();
    return 0;
}
