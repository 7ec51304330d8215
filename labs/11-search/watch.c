/*
 * watch.c: an audit library. The loader calls la_objsearch() for each file that it is
 * about to try, and says which rule proposes it; this one reports those of libwhere.
 */
#define _GNU_SOURCE
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Called first: which version of the audit interface do you speak? */
unsigned la_version(unsigned version)
{
    return version < LAV_CURRENT ? version : LAV_CURRENT;
}

/* Called for each NAME before it is tried; may return another name instead. */
char *la_objsearch(const char *name, uintptr_t *cookie, unsigned rule)
{
    const char *words = rule == LA_SER_ORIG      ? "wanted"
                        : rule == LA_SER_LIBPATH ? "LD_LIBRARY_PATH"
                        : rule == LA_SER_RUNPATH ? "RPATH or RUNPATH"
                        : rule == LA_SER_CONFIG  ? "cache"
                        : rule == LA_SER_DEFAULT ? "default folder"
                                                 : "other";
    (void)cookie;
    if (strstr(name, "libwhere") != NULL)
        dprintf(STDERR_FILENO, "%s: %s\n", words, name);
    return (char *)name;
}
