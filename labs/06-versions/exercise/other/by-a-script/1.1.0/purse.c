/* purse.c: the purse. */
#include "purse.h"

static int total;
static int times;

void purse_put(int euros)
{
    total += euros;
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
