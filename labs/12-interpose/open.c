/* open.c: has an xyz() of its own, and loads libxyz.so while it runs. */
#include <dlfcn.h>
#include <stdio.h>

#include "xyz.h"

void xyz(void)
{
    puts("xyz of the program");
}

int main(void)
{
    void *library = dlopen("libxyz.so", RTLD_NOW);
    action *found = NULL;

    if (library != NULL)
        *(void **)&found = dlsym(library, "func");
    if (found == NULL) {
        puts(dlerror());
        return 1;
    }
    found();
    return 0;
}
