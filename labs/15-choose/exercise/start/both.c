/* both.c: uses two libraries, libwho and libdemo. */
#include <stdio.h>

#include "demo.h"

const char *who(void);

int main(void)
{
    printf("libwho is %s\n", who());
    demo_greet("you");
    return 0;
}
