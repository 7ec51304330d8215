/* watch.c: stands between callers and demo_tick; link with
   -Wl,--wrap=demo_tick. The linker prescribes the two names. */
#include <stdio.h>

void __real_demo_tick(void);
void __wrap_demo_tick(void);

void __wrap_demo_tick(void)
{
    printf("[tick] ");
    __real_demo_tick();
}
