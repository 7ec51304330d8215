/* plugin.c: does its work in a constructor, a function that runs before main(). */
#include <stdio.h>

void plugin_register(void);

__attribute__((constructor)) void plugin_register(void)
{
    puts("the plugin is registered");
}
