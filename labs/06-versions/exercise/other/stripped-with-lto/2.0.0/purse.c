/* purse.c: the purse. */
#include "purse.h"

static int total; /* in cents */
static int times;

void purse_put(int euros, int cents)
{
    total += 100 * euros + cents;
    times++;
}

int purse_total(void)
{
    return total;
}

int purse_times(void)
{
    return times;
}

const char *purse_release(void)
{
    return PURSE_RELEASE;
}
