/* pay.c: the old program. It was written for release 1.0.0 of libpurse. */
#include <stdio.h>

#include "purse.h"

int main(void)
{
    purse_put(5);
    purse_put(2);
    printf("%d euros in the purse, says libpurse %s\n", purse_total(), purse_release());
    return 0;
}
