/* asker.c: who finds a plugin by its bare name, the library or the program? */
#include <dlfcn.h>
#include <stdio.h>

#include "opener.h"

int main(void)
{
    printf("opened by the library: %s\n", library_can_open("hello.so") ? "found" : "not found");
    printf("opened by the program: %s\n", dlopen("hello.so", RTLD_NOW) ? "found" : "not found");
    return 0;
}
