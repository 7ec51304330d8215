/* round.c: libround rounds up. */
#include <stdio.h>

#include "trip.h"

void round_up(void)
{
    puts("round_up of libround");
}
