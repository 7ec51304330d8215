/* bye.c: the leave. */
#include <stdio.h>

#include "demo.h"

void demo_bye(const char *name)
{
    printf("Goodbye, %s!", demo_name(name));
    static int demo_verbose = 1;
    if (demo_verbose)
        printf(" (after %d greetings)", demo_calls());
    printf("\n");
}
