/* whatif.c: see whatif.h. */
#include "whatif/whatif.h"

#include "base/message.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns POINTER, which an allocation returned, or ends the program. */
static void *checked(void *pointer)
{
    if (!pointer)
        message_fatal(2, NULL, "out of memory");
    return pointer;
}

/* Appends BETWEEN (not at the beginning) and TEXT to the string *LIST, NULL at first. */
static void append(char **list, const char *between, const char *text)
{
    size_t used = *list ? strlen(*list) : 0;
    size_t size = used + strlen(between) + strlen(text) + 1;
    *list = checked(realloc(*list, size));
    snprintf(*list + used, size - used, "%s%s", used ? between : "", text);
}

void whatif_start(struct whatif *whatif, char *const *environment)
{
    memset(whatif, 0, sizeof *whatif);
    while (environment[whatif->count])
        whatif->count++;
    whatif->environment = checked(calloc(whatif->count + 1, sizeof *whatif->environment));
    if (whatif->count > 0)
        memcpy(whatif->environment, environment, whatif->count * sizeof *environment);
    whatif->options = ldso_options_default(whatif->environment);
    whatif->description = checked(calloc(1, 1));
}

/* Removes every variable whose name is the first LENGTH characters of NAME. */
static void unset(struct whatif *whatif, const char *name, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < whatif->count; i++) {
        const char *variable = whatif->environment[i];
        if (strncmp(variable, name, length) != 0 || variable[length] != '=')
            whatif->environment[kept++] = whatif->environment[i];
    }
    whatif->count = kept;
    whatif->environment[kept] = NULL;
}

/* Sets the variable VARIABLE, "NAME=VALUE". */
static void set(struct whatif *whatif, const char *variable)
{
    const char *equals = strchr(variable, '=');
    if (!equals || equals == variable)
        message_fatal(2, variable, "--env wants NAME=VALUE");
    unset(whatif, variable, (size_t)(equals - variable));
    size_t size = (whatif->count + 2) * sizeof *whatif->environment;
    whatif->environment = checked(realloc(whatif->environment, size));
    /* The strings are not changed by anybody; environ is declared without const. */
    whatif->environment[whatif->count++] = (char *)(uintptr_t)variable;
    whatif->environment[whatif->count] = NULL;
    whatif->options.environment = whatif->environment;
}

/* Sets the list of processor levels; commas are taken for colons. */
static void set_hwcaps(struct whatif *whatif, const char *list)
{
    free(whatif->hwcaps);
    whatif->hwcaps = checked(strdup(list));
    for (char *c = whatif->hwcaps; *c; c++)
        if (*c == ',')
            *c = ':';
    whatif->options.hwcaps = whatif->hwcaps;
}

/* Checks that PATH, the argument of OPTION, is a folder. */
static const char *folder(const char *option, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
        message_fatal(2, path, "%s wants a folder", option);
    return path;
}

/* Adds an option as it was given to the description. */
static void describe(struct whatif *whatif, const char *option, const char *argument)
{
    append(&whatif->description, " ", option);
    if (argument)
        append(&whatif->description, " ", argument);
    whatif->changed = true;
}

bool whatif_take(struct whatif *whatif, int option, const char *argument)
{
    struct ldso_options *options = &whatif->options;
    switch (option) {
    case WHATIF_ENV:
        set(whatif, argument);
        describe(whatif, "--env", argument);
        return true;
    case WHATIF_UNSET:
        if (*argument == '\0' || strchr(argument, '='))
            message_fatal(2, argument, "--unset wants the name of a variable");
        unset(whatif, argument, strlen(argument));
        describe(whatif, "--unset", argument);
        return true;
    case WHATIF_CWD:
        options->directory = argument;
        describe(whatif, "--cwd", argument);
        return true;
    case WHATIF_PRELOAD:
        append(&whatif->preload, ":", argument);
        options->preload = whatif->preload;
        describe(whatif, "--preload", argument);
        return true;
    case WHATIF_SECURE:
        options->secure = LDSO_SECURE_ON;
        describe(whatif, "--secure", NULL);
        return true;
    case WHATIF_NO_SECURE:
        options->secure = LDSO_SECURE_OFF;
        describe(whatif, "--no-secure", NULL);
        return true;
    case WHATIF_ROOT:
        options->root = folder("--root", argument);
        describe(whatif, "--root", argument);
        return true;
    case WHATIF_HWCAPS:
        set_hwcaps(whatif, argument);
        describe(whatif, "--hwcaps", argument);
        return true;
    default: return false;
    }
}

const char *whatif_file(const struct ldso_options *options, const char *file)
{
    char root[PATH_MAX];
    if (!options->root || !realpath(options->root, root))
        return file;
    /* The first part of FILE that is the same folder as ROOT is cut off. */
    for (const char *slash = strchr(file, '/'); slash; slash = strchr(slash + 1, '/')) {
        char part[PATH_MAX], real[PATH_MAX];
        size_t length = slash == file ? 1 : (size_t)(slash - file);
        if (length >= sizeof part)
            break;
        memcpy(part, file, length);
        part[length] = '\0';
        if (realpath(part, real) && strcmp(real, root) == 0 && strcmp(real, "/") != 0)
            return slash;
    }
    return file;
}

void whatif_end(struct whatif *whatif)
{
    free(whatif->environment);
    free(whatif->description);
    free(whatif->preload);
    free(whatif->hwcaps);
    memset(whatif, 0, sizeof *whatif);
}
