/* options.c: see options.h. */
#include "ldso/options.h"

#include <stddef.h>
#include <string.h>

struct ldso_options ldso_options_default(char *const *environment)
{
    return (struct ldso_options){.environment = environment};
}

const char *ldso_environment(const struct ldso_options *options, const char *name)
{
    const char *value = NULL;
    size_t length = strlen(name);
    for (char *const *entry = options->environment; entry && *entry; entry++)
        if (strncmp(*entry, name, length) == 0 && (*entry)[length] == '=')
            value = *entry + length + 1;
    return value;
}
