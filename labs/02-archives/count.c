/* count.c: a program that needs one function of mod2.c only. */
#include <stdio.h>

#include "demo.h"

int main(void)
{
    printf("greetings so far: %d\n", demo_calls());
    return 0;
}
