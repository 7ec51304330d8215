/* clock.c: greets, and counts the ticks of a clock; what else should the function be called? */
#include <stdio.h>

#include "demo.h"

static int ticks;

void clock_tick(void);

void clock_tick(void)
{
    ticks++;
}

int main(void)
{
    clock_tick();
    demo_greet("Ann");
    printf("ticks of the clock: %d\n", ticks);
    return 0;
}
