/* both.c: a program that uses libdemo, and a library that uses another major version of it. */
#include <stdio.h>

#include "demo.h"

const char *old_release(void);

int main(void)
{
    printf("the program runs with %s, its library with %s\n", demo_version(), old_release());
    return 0;
}
