/* opens.c: opens the library ./libplug.so at run time, and asks it for its stdout. */
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    void *library = dlopen("./libplug.so", RTLD_NOW);
    if (!library) {
        printf("%s\n", dlerror());
        return 1;
    }
    FILE *(*plug_stdout)(void);
    *(void **)&plug_stdout = dlsym(library, "plug_stdout");
    printf("the library's stdout is %s\n", plug_stdout() == stdout ? "mine" : "another one");
    return 0;
}
