/* polite.c: libpolite, a library that itself needs libdemo. */
#include <stdio.h>

#include "demo.h"
#include "polite.h"

/* A constructor: it runs when the library is loaded, before main(). */
__attribute__((constructor)) static void arrive(void)
{
    puts("libpolite: loaded");
}

void polite_greet(const char *name)
{
    demo_greet(name);
    puts("How do you do?");
}
