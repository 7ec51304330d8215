/* host.c: runs plugins. Each argument is the path of one. */
#include <dlfcn.h>
#include <stdio.h>

#include "host.h"

static int count;

void host_say(const char *text)
{
    printf("  plugin says: %s\n", text);
}

int host_count(void)
{
    return count;
}

/* The colour of the host: nothing that plugins need. */
const char *colour(void)
{
    return "grey";
}

/* Loads the plugin PATH, and runs it. One that cannot be loaded, or has no plugin_run(), is
   skipped: the host prints why, and goes on. */
void run_plugin(const char *path)
{
    printf("%s:\n", path);
    void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void (*run)(void) = NULL;
    if (plugin)
        *(void **)&run = dlsym(plugin, "plugin_run");
    if (run) {
        count++;
        run();
    } else {
        printf("  skipped: %s\n", dlerror());
    }
    fflush(stdout);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_plugin(argv[i]);
    printf("the host is %s and ends\n", colour());
    return 0;
}
