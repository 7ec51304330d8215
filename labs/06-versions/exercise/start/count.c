/* count.c: a program that needs release 1.1.0 of libpurse. */
#include <stdio.h>

#include "purse.h"

int main(void)
{
    purse_put(5);
    purse_put(2);
    printf("%d euros, put in %d times, says libpurse %s\n", purse_total(), purse_times(),
           purse_release());
    return 0;
}
