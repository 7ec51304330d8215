/* late.c: opens libdemo.so while it runs, by a name that no linker has seen. */
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    const char *(*version)(void) = NULL;
    void *library = dlopen("./libdemo.so", RTLD_NOW);

    if (library != NULL)
        *(void **)&version = dlsym(library, "demo_version");
    if (version == NULL) {
        printf("%s\n", dlerror());
        return 1;
    }
    printf("opened libdemo %s\n", version());
    return 0;
}
