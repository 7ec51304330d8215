/* address.c: do program and library have the same address for xyz()? */
#include <stdio.h>

#include "xyz.h"

void xyz(void)
{
    puts("xyz of the program");
}

int main(void)
{
    puts(where() == xyz ? "one address" : "two addresses");
    return 0;
}
