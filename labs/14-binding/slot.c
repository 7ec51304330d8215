/* slot.c: looks at its own GOT slot for demo_version, at the address on the command line. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo.h"

/* Says which file the slot's content points into. */
static void report(const char *when, void *const volatile *slot)
{
    Dl_info info;
    if (dladdr(*slot, &info) == 0)
        exit(1);
    const char *slash = strrchr(info.dli_fname, '/');
    printf("%s the call: the slot points into %s\n", when, slash ? slash + 1 : info.dli_fname);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    void *const volatile *slot = (void *const volatile *)strtoul(argv[1], NULL, 16);
    report("before", slot);
    printf("demo_version() says %s\n", demo_version());
    fflush(stdout);
    report("after", slot);
    return 0;
}
