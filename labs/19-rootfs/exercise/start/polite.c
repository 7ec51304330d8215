/* polite.c: libpolite, a library that itself needs libdemo. */
#include <stdio.h>

#include "demo.h"
#include "polite.h"

void polite_greet(const char *name)
{
    demo_greet(name);
    puts("How do you do?");
}
