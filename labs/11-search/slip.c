/* slip.c: a library that somebody slips in under the name of libwhere. Its constructor runs before
 * main(). */
#include <stdio.h>

#include "where.h"

__attribute__((constructor)) static void slip_in(void)
{
    puts("code that was slipped in runs");
}

const char *where(void)
{
    return "slipped in";
}
