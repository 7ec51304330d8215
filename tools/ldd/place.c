/* place.c: see place.h. */
#include "ldd/place.h"

#include "base/message.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40 }; /* as Linux allows */

/* Returns the strings A, B and C in one, newly allocated. */
static char *join(const char *a, const char *b, const char *c)
{
    char *text;
    if (asprintf(&text, "%s%s%s", a, b, c) < 0)
        message_fatal(2, NULL, "out of memory");
    return text;
}

char *place_outside(const struct ldso_options *options, const char *path)
{
    return join(options->root ? options->root : "", path, "");
}

char *place_absolute(const struct ldso_options *options, const char *path)
{
    char here[PATH_MAX] = "/";
    if (*path == '/')
        return join(path, "", "");
    if (options->directory)
        snprintf(here, sizeof here, "%s", options->directory);
    else if (!options->root && !getcwd(here, sizeof here))
        snprintf(here, sizeof here, "/");
    if (*here == '/' || options->root)
        return join(here, "/", path);
    /* A relative --cwd is relative to this process's directory. */
    char real[PATH_MAX];
    return join(realpath(here, real) ? real : here, "/", path);
}

/* One walk along a path. */
struct walk {
    const struct ldso_options *options;
    place_visit *visit;
    void *context;
    char *done; /* where the walk is, without links; "" is the root */
    char *rest; /* what is still to be walked */
    int links;
};

/* Takes the last component off DONE. */
static void up(char *done)
{
    char *slash = strrchr(done, '/');
    if (slash)
        *slash = '\0';
}

/* Follows the symbolic link that DONE and NAME lead to. */
static bool follow(struct walk *walk, char *path, const char *outside)
{
    char target[PATH_MAX];
    ssize_t length = readlink(outside, target, sizeof target - 1);
    if (length < 0)
        return false;
    target[length] = '\0';
    if (++walk->links > MOST_LINKS) {
        errno = ELOOP;
        return false;
    }
    if (walk->visit)
        walk->visit(walk->context, PLACE_LINK, path, target);
    char *rest = join(target, "/", walk->rest);
    free(walk->rest);
    walk->rest = rest;
    if (*target == '/')
        *walk->done = '\0';
    return true;
}

/* Walks one component, NAME; LAST: nothing but slashes follows. */
static bool step(struct walk *walk, const char *name, bool last)
{
    if (*name == '\0' || strcmp(name, ".") == 0)
        return true;
    if (strcmp(name, "..") == 0) {
        up(walk->done);
        return true;
    }
    struct stat status;
    char *path = join(walk->done, "/", name);
    char *outside = place_outside(walk->options, path);
    bool good = lstat(outside, &status) == 0;
    if (good && S_ISLNK(status.st_mode)) {
        good = follow(walk, path, outside);
        free(path);
    } else {
        free(walk->done);
        walk->done = path;
        if (good && S_ISDIR(status.st_mode)) {
            if (walk->visit)
                walk->visit(walk->context, PLACE_FOLDER, path, NULL);
        } else if (good && !last) {
            errno = ENOTDIR;
            good = false;
        }
    }
    free(outside);
    return good;
}

char *place_resolve(const struct ldso_options *options, const char *path, place_visit *visit,
                    void *context)
{
    struct walk walk = {options, visit, context, join("", "", ""), place_absolute(options, path),
                        0};
    bool good = true;
    while (good && *walk.rest) {
        size_t length = strcspn(walk.rest, "/");
        char *name = strndup(walk.rest, length);
        if (!name)
            message_fatal(2, NULL, "out of memory");
        const char *after = walk.rest + length + strspn(walk.rest + length, "/");
        char *rest = join(after, "", "");
        free(walk.rest);
        walk.rest = rest;
        good = step(&walk, name, *rest == '\0');
        free(name);
    }
    free(walk.rest);
    if (good && *walk.done == '\0') {
        free(walk.done);
        walk.done = join("/", "", "");
    }
    if (!good) {
        int error = errno;
        free(walk.done);
        errno = error;
        return NULL;
    }
    return walk.done;
}
