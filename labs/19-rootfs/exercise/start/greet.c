/* greet.c: greets everybody named on the command line, and says goodbye to the last.
   How to say goodbye it does not know itself: it opens a plugin for that. */
#include <dlfcn.h>
#include <stdio.h>

#include "polite.h"

int main(int argc, char **argv)
{
    void *plugin;
    void (*bye)(const char *name, int visits);

    if (argc < 2) {
        fprintf(stderr, "usage: greet NAME...\n");
        return 2;
    }
    for (int i = 1; i < argc; i++)
        polite_greet(argv[i]);
    fflush(stdout);

    plugin = dlopen("libbye.so", RTLD_NOW);
    if (plugin == NULL) {
        fprintf(stderr, "greet: no goodbye: %s\n", dlerror());
        return 1;
    }
    *(void **)&bye = dlsym(plugin, "bye");
    if (bye == NULL)
        return 1;
    bye(argv[argc - 1], argc - 1);
    return 0;
}
