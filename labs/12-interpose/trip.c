/* trip.c: needs a chart and a map, and has never heard of rounding. */
#include "trip.h"

int main(void)
{
    chart();
    map();
    return 0;
}
