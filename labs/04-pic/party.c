/* party.c: one more function, which greets with the help of libdemo. */
#include "demo.h"

void party(void)
{
    demo_greet("everybody");
}
