/* party.c: a program that uses libpolite, and calls libdemo itself as well. */
#include <stdio.h>

#include "demo.h"
#include "polite.h"

int main(void)
{
    polite_greet("Bob");
    printf("greetings so far: %d\n", demo_calls());
    return 0;
}
