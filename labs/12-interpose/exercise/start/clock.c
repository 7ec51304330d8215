/* clock.c: greets, and counts the ticks of a clock; what else should the function be called? */
#include <stdio.h>

#include "demo.h"

static int ticks;

void demo_tick(void);

void demo_tick(void)
{
    ticks++;
}

int main(void)
{
    demo_tick();
    demo_greet("Ann");
    printf("ticks of the clock: %d\n", ticks);
    return 0;
}
