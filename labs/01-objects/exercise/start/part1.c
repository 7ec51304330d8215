/* part1.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
#include <stdio.h>

void demo_banner(void);

static const char demo_version[] = "the oldest of all";

void demo_banner(void)
{
    printf("libdemo, %s\n", demo_version);
}
