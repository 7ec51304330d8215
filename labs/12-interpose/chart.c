/* chart.c: libchart draws charts, with the help of libround. */
#include "trip.h"

void chart(void)
{
    round_up();
}
