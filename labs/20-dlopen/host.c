/* host.c: a program with plugins. Each argument is a flag for the plugins behind it, or a plugin. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host.h"

static int flags = RTLD_NOW | RTLD_LOCAL;

void host_say(const char *text)
{
    printf("  plugin says: %s\n", text);
}

/* Takes a word that is a flag; says whether it was one. */
static int take_flag(const char *word)
{
    if (strcmp(word, "--now") == 0)
        flags = (flags & ~RTLD_LAZY) | RTLD_NOW;
    else if (strcmp(word, "--lazy") == 0)
        flags = (flags & ~RTLD_NOW) | RTLD_LAZY;
    else if (strcmp(word, "--global") == 0)
        flags |= RTLD_GLOBAL;
    else if (strcmp(word, "--local") == 0)
        flags &= ~RTLD_GLOBAL;
#ifdef RTLD_DEEPBIND
    else if (strcmp(word, "--deepbind") == 0)
        flags |= RTLD_DEEPBIND;
#endif
    else
        return 0;
    return 1;
}

/* Loads the plugin NAME and runs it. Without it, the host goes on. */
static void load(const char *name)
{
    printf("%s:\n", name);
    fflush(stdout);
    void *plugin = dlopen(name, flags);
    if (!plugin) {
        printf("  no plugin: %s\n", dlerror());
        return;
    }
    void (*run)(void);
    *(void **)&run = dlsym(plugin, "plugin_run");
    if (!run) {
        printf("  no function: %s\n", dlerror());
        return;
    }
    run();
    fflush(stdout);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!take_flag(argv[i]))
            load(argv[i]);
    printf("the host ends\n");
    return 0;
}
