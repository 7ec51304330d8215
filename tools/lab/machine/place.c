/*
 * place.c: see place.h.
 *
 * The environment is an allow-list: nothing that the user has set, such as LD_LIBRARY_PATH,
 * CFLAGS or LANG, can change what a lab prints. Only CC is listened to: it says
 * which compiler the labs are to be tried with. Labs always say `cc`, so a
 * folder with a `cc` that runs the compiler is put first on PATH; for a choice of
 * linker that folder holds an `ld` too, which -B makes the compiler use.
 */
#include "lab/machine/place.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/words/text.h"

static const char standard_path[] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";

/* Where the variable NAME stands in the environment, or where the NULL stands. */
static char **find_variable(const struct place *place, const char *name)
{
    size_t length = strlen(name);
    char **at = place->environment;
    while (*at != NULL && (strncmp(*at, name, length) != 0 || (*at)[length] != '='))
        at++;
    return at;
}

const char *place_variable(const struct place *place, const char *name)
{
    char **at = find_variable(place, name);
    return *at ? *at + strlen(name) + 1 : NULL;
}

void place_set(struct place *place, const char *name, const char *value)
{
    char **at = find_variable(place, name);
    if (*at == NULL) {
        size_t count = (size_t)(at - place->environment);
        place->environment = memory_grow(place->environment, (count + 2) * sizeof(char *));
        at = place->environment + count;
        at[1] = NULL;
    } else {
        free(*at);
    }
    *at = string_format("%s=%s", name, value);
}

void place_settle(struct place *place, const char *home, const char *temporary)
{
    place_set(place, "HOME", home);
    place_set(place, "TMPDIR", temporary);
}

/* The absolute path of PROGRAM on the search path PATH, to be freed, or NULL. */
static char *find_program(const char *path, const char *program)
{
    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        char *candidate = string_format("%.*s/%s", (int)length, path, program);
        struct stat status;
        if (access(candidate, X_OK) == 0 && stat(candidate, &status) == 0 &&
            S_ISREG(status.st_mode))
            return candidate;
        free(candidate);
        path += length + (path[length] == ':');
    }
    return NULL;
}

bool place_has_program(const struct place *place, const char *program)
{
    char *found = find_program(place_variable(place, "PATH"), program);
    bool has = found != NULL;
    free(found);
    return has;
}

/* Makes FOLDER/ld a link to LINKER. Returns 0, or -1 after a message. */
static int link_linker(const char *folder, const char *linker)
{
    char *name = string_format(strcmp(linker, "mold") == 0 ? "%s" : "ld.%s", linker);
    char *real = find_program(standard_path, name);
    char *link = string_format("%s/ld", folder);
    int result = -1;
    if (real == NULL)
        message_error(NULL, "there is no linker %s on this machine", name);
    else if (symlink(real, link) < 0 && errno != EEXIST)
        message_error(link, "%s", strerror(errno));
    else
        result = 0;
    free(name);
    free(real);
    free(link);
    return result;
}

/* Makes the folder with a `cc` that runs COMPILER and, unless LINKER is NULL, an
   `ld` that is LINKER. Returns its path, to be freed, or NULL after a message. */
static char *make_wrapper(const struct place *place, const char *compiler, const char *linker)
{
    char *folder = string_format("%s/cc/%s%s%s", place->build, compiler, linker ? "+" : "",
                                 linker ? linker : "");
    for (char *at = folder + strlen(place->build) + 4; *at != '\0'; at++)
        if (*at == '/' || *at == ' ')
            *at = '_';
    char *wrapper = string_format("%s/cc", folder);
    struct text script = {0};
    text_format(&script, "#!/bin/sh\nexec %s ", compiler);
    if (linker != NULL) {
        text_add(&script, "-B");
        text_add_quoted(&script, folder);
    }
    text_add(&script, " \"$@\"\n");

    bool good = false;
    if (folder_make(folder) < 0)
        message_error(folder, "%s", strerror(errno));
    else if (linker != NULL && link_linker(folder, linker) < 0)
        ; /* it has said why */
    else if (text_write_file(&script, wrapper, 0755) < 0)
        message_error(wrapper, "%s", strerror(errno));
    else
        good = true;
    free(wrapper);
    text_free(&script);
    if (good)
        return folder;
    free(folder);
    return NULL;
}

/* Finds this program's folder and build/, which is above it unless it is named. */
static int find_folders(struct place *place, const char *build)
{
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0) {
        message_error("/proc/self/exe", "%s", strerror(errno));
        return -1;
    }
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    place->binaries = string_copy(self);
    if (build == NULL) { /* above the root there is nothing */
        char *slash = strrchr(self, '/');
        if (slash != NULL)
            *slash = '\0';
        build = self[0] != '\0' ? self : "/";
    }
    if (folder_make(build) < 0 || (place->build = realpath(build, NULL)) == NULL) {
        message_error(build, "%s", strerror(errno));
        return -1;
    }
    return 0;
}

int place_open(struct place *place, const struct place_options *options)
{
    const char *compiler = options->compiler;
    char *wrapper = NULL;

    *place = (struct place){0};
    if (find_folders(place, options->build) < 0)
        return -1;
    if (compiler == NULL)
        compiler = getenv("CC");
    if (compiler != NULL && (*compiler == '\0' || strcmp(compiler, "cc") == 0))
        compiler = NULL;
    place->compiler = compiler ? string_copy(compiler) : NULL;
    if (compiler != NULL || options->linker != NULL) {
        wrapper = make_wrapper(place, compiler ? compiler : "/usr/bin/cc", options->linker);
        if (wrapper == NULL)
            return -1;
    }
    place->environment = memory_get(sizeof(char *));
    char *path = string_format("%s%s%s:%s", wrapper ? wrapper : "", wrapper ? ":" : "",
                               place->binaries, standard_path);
    place_set(place, "PATH", path);
    place_set(place, "LC_ALL", "C");
    place_set(place, "TZ", "UTC");
    place_set(place, "TERM", "dumb");
    free(path);
    free(wrapper);
    return 0;
}

void place_close(struct place *place)
{
    for (char **at = place->environment; at != NULL && *at != NULL; at++)
        free(*at);
    free(place->environment);
    free(place->build);
    free(place->binaries);
    free(place->compiler);
    *place = (struct place){0};
}
