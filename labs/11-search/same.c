/* same.c: opens one library under several names, and tells which of them gave a second copy. */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    void *first = argc > 1 ? dlopen(argv[1], RTLD_NOW) : NULL;
    for (int i = 2; i < argc; i++) {
        void *other = dlopen(argv[i], RTLD_NOW);
        printf("%-24s %s\n", argv[i],
               other == NULL    ? "not found"
               : other == first ? "the library that is loaded already"
                                : "a second copy");
    }
    return 0;
}
