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
    char done[PATH_MAX]; /* where the walk is, without links; "" is the root */
    size_t length;       /* of DONE */
    char rest[PATH_MAX]; /* from AT on what is still to be walked */
    size_t at, size;     /* SIZE: the length of REST */
    int links;
};

/* Begins a walk along PATH; false, with errno: it is longer than paths are. */
static bool walk_start(struct walk *walk, const struct ldso_options *options, const char *path)
{
    char *whole = place_absolute(options, path);
    *walk = (struct walk){.options = options, .size = strlen(whole)};
    bool fits = walk->size < sizeof walk->rest;
    if (fits)
        memcpy(walk->rest, whole, walk->size + 1);
    free(whole);
    errno = ENAMETOOLONG;
    return fits;
}

/* Takes the last component off DONE. */
static void up(struct walk *walk)
{
    while (walk->length > 0 && walk->done[--walk->length] != '/')
        ;
    walk->done[walk->length] = '\0';
}

/* Puts the symbolic link's TARGET in front of what is left, and takes its name, the last
   component, off DONE. */
static bool follow(struct walk *walk, const char *target)
{
    size_t length = strlen(target), left = walk->size - walk->at;
    if (++walk->links > MOST_LINKS) {
        errno = ELOOP;
        return false;
    }
    if (walk->visit)
        walk->visit(walk->context, PLACE_LINK, walk->done, target);
    if (length + 1 + left >= sizeof walk->rest) {
        errno = ENAMETOOLONG;
        return false;
    }
    memmove(walk->rest + length + 1, walk->rest + walk->at, left + 1);
    memcpy(walk->rest, target, length);
    walk->rest[length] = '/';
    walk->at = 0;
    walk->size = length + 1 + left;
    up(walk);
    if (*target == '/') {
        walk->length = 0;
        walk->done[0] = '\0';
    }
    return true;
}

/* Looks at DONE, the end of which was just added; LAST: nothing but slashes follows. */
static bool look(struct walk *walk, bool last)
{
    struct stat status;
    char target[PATH_MAX];
    char *outside = place_outside(walk->options, walk->done);
    bool good = lstat(outside, &status) == 0;
    if (good && S_ISLNK(status.st_mode)) {
        ssize_t length = readlink(outside, target, sizeof target - 1);
        target[length < 0 ? 0 : length] = '\0';
        good = length >= 0 && follow(walk, target);
    } else if (good && S_ISDIR(status.st_mode)) {
        if (walk->visit)
            walk->visit(walk->context, PLACE_FOLDER, walk->done, NULL);
    } else if (good && !last) {
        errno = ENOTDIR;
        good = false;
    }
    int error = errno;
    free(outside);
    errno = error;
    return good;
}

/* Walks the next component, and over the slashes behind it. */
static bool step(struct walk *walk)
{
    const char *name = walk->rest + walk->at;
    size_t size = strcspn(name, "/");
    walk->at += size;
    walk->at += strspn(walk->rest + walk->at, "/");
    if (size == 0 || (size == 1 && name[0] == '.'))
        return true;
    if (size == 2 && name[0] == '.' && name[1] == '.') {
        up(walk);
        return true;
    }
    if (walk->length + 1 + size >= sizeof walk->done) {
        errno = ENAMETOOLONG;
        return false;
    }
    walk->done[walk->length++] = '/';
    memcpy(walk->done + walk->length, name, size);
    walk->done[walk->length += size] = '\0';
    return look(walk, walk->at == walk->size);
}

char *place_resolve(const struct ldso_options *options, const char *path, place_visit *visit,
                    void *context)
{
    struct walk walk;
    if (!walk_start(&walk, options, path))
        return NULL;
    walk.visit = visit;
    walk.context = context;
    while (walk.at < walk.size)
        if (!step(&walk))
            return NULL;
    return join(walk.length > 0 ? walk.done : "/", "", "");
}

char *place_nearest_folder(const struct ldso_options *options, const char *path,
                           struct stat *status)
{
    struct walk walk;
    struct stat here;
    char *whole = place_absolute(options, path);
    size_t total = strlen(whole), nearest = 0;
    bool good = walk_start(&walk, options, path);
    while (good) {
        /* What is left of PATH stands at the end of REST, behind what links put there. */
        size_t left = walk.size - walk.at;
        if (left <= total - nearest) {
            char *outside = place_outside(options, walk.length > 0 ? walk.done : "/");
            good = stat(outside, &here) == 0 && S_ISDIR(here.st_mode);
            free(outside);
            if (good) {
                nearest = total - left;
                *status = here;
            }
        }
        good = good && left > 0 && step(&walk);
    }
    while (nearest > 1 && whole[nearest - 1] == '/')
        nearest--;
    whole[nearest] = '\0';
    if (nearest > 0)
        return whole;
    free(whole);
    return NULL;
}
