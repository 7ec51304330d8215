/* calm.c: a program with a demo_verbose of its own, which is 0: it wants no details. */
#include "demo.h"

int demo_verbose = 0;

int main(void)
{
    demo_greet("everybody");
    return 0;
}
