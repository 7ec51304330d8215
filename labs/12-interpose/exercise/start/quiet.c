/* quiet.c: wants greetings without their number. */
#include <stdio.h>

#include "demo.h"

int main(void)
{
    printf("demo_verbose is %d\n", demo_verbose);
    demo_verbose = 0;
    demo_greet("Eve");
    return 0;
}
