/* spy.c: an audit library that does no more than say that it runs. It could do anything. */
#define _GNU_SOURCE
#include <link.h>
#include <stdio.h>
#include <unistd.h>

unsigned la_version(unsigned version)
{
    dprintf(STDERR_FILENO, "spy: code of the stranger runs\n");
    return version < LAV_CURRENT ? version : LAV_CURRENT;
}
