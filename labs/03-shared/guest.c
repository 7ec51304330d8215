/* guest.c: a program that uses libpolite, and libdemo only through it. */
#include "polite.h"

int main(void)
{
    polite_greet("Ann");
    return 0;
}
