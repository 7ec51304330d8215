/* up.c: rounds up. Which library does it? */
#include "trip.h"

int main(void)
{
    round_up();
    return 0;
}
