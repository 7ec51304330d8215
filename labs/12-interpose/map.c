/* map.c: libmap draws maps. It has a round_up() too, of another kind. */
#include <stdio.h>

#include "trip.h"

void round_up(void)
{
    puts("round_up of libmap");
}

void map(void)
{
    puts("a map");
}
