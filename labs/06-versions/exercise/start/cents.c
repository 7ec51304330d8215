/* cents.c: the new program. It is written for release 2.0.0 of libpurse. */
#include <stdio.h>

#include "purse.h"

int main(void)
{
    purse_put(5, 0);
    purse_put(2, 50);
    printf("%d cents in the purse, says libpurse %s\n", purse_total(), purse_release());
    return 0;
}
