/* loud.c: a puts() that adds signs around the text; made for LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

int puts(const char *text)
{
    int (*next)(const char *) = NULL;
    char line[100];

    /* RTLD_NEXT: search the libraries behind this one. */
    *(void **)&next = dlsym(RTLD_NEXT, "puts");
    snprintf(line, sizeof line, "<< %s >>", text);
    return next(line);
}
