/* overwrite.c: writes into its own GOT slot for demo_version, as an attacker would like to. */
#include <stdio.h>
#include <stdlib.h>

#include "demo.h"

static const char *forged(void)
{
    return "666";
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    printf("demo_version() says %s\n", demo_version());
    fflush(stdout);
    *(const char *(*volatile *)(void))strtoul(argv[1], NULL, 16) = forged;
    printf("demo_version() says %s\n", demo_version());
    return 0;
}
