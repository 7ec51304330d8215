/* leave.c: a program that needs the later release of libdemo. */
#include "bye.h"

int main(void)
{
    demo_bye("world");
    return 0;
}
