/* leave.c: a program that needs release 1.1.0 of libdemo. */
#include "demo.h"

int main(void)
{
    demo_greet("Ada");
    demo_bye("Ada");
    return 0;
}
