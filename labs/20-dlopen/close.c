/* close.c: opens a library twice and closes it twice, and says when it is gone. */
#include <dlfcn.h>
#include <stdio.h>

static const char *name;

/* Says whether the library is loaded. RTLD_NOLOAD only asks; what it opens it counts, too. */
static void report(const char *when)
{
    void *loaded = dlopen(name, RTLD_NOW | RTLD_NOLOAD);
    printf("%s: %s\n", when, loaded ? "loaded" : "gone");
    fflush(stdout);
    if (loaded)
        dlclose(loaded);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    name = argv[1];
    void *first = dlopen(name, RTLD_NOW);
    void *second = dlopen(name, RTLD_NOW);
    printf("\nthe same handle: %s\n", first == second ? "yes" : "no");
    report("opened twice");
    dlclose(first);
    report("closed once");
    dlclose(second);
    report("closed twice");
    return 0;
}
