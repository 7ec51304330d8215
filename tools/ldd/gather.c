/* gather.c: see gather.h. */
#include "ldd/gather.h"

#include "base/message.h"
#include "ldd/place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void gather_start(struct gather *gather, const struct ldso_options *options)
{
    *gather = (struct gather){.options = options};
}

/* Returns a copy of TEXT. */
static char *copy(const char *text)
{
    char *fresh = strdup(text);
    if (!fresh)
        message_fatal(2, NULL, "out of memory");
    return fresh;
}

/* Returns what is at PATH, or NULL. */
static const struct thing *find(const struct gather *gather, const char *path)
{
    for (size_t i = 0; i < gather->count; i++)
        if (strcmp(gather->things[i].path, path) == 0)
            return &gather->things[i];
    return NULL;
}

/* Adds one thing, unless something is there, and returns what is. */
static const struct thing *add(struct gather *gather, enum thing_kind kind, const char *path,
                               const char *source, const char *target)
{
    const struct thing *there = find(gather, path);
    if (there)
        return there;
    if (gather->count == gather->room) {
        gather->room = gather->room * 2 + 64;
        gather->things = realloc(gather->things, gather->room * sizeof *gather->things);
        if (!gather->things)
            message_fatal(2, NULL, "out of memory");
    }
    struct thing *thing = &gather->things[gather->count++];
    *thing = (struct thing){kind, copy(path), copy(source), target ? copy(target) : NULL};
    return thing;
}

/* Adds what the way to a file passes. */
static void pass(void *context, enum place_kind kind, const char *path, const char *target)
{
    add(context, kind == PLACE_LINK ? THING_LINK : THING_FOLDER, path, path, target);
}

const char *gather_file(struct gather *gather, const char *path)
{
    char *real = place_resolve(gather->options, path, pass, gather);
    const char *where = real ? add(gather, THING_FILE, real, real, NULL)->path : NULL;
    free(real);
    return where;
}

/* Returns A, a slash and B in one, and frees A. */
static char *join(char *a, const char *b)
{
    char *text;
    if (asprintf(&text, "%s/%s", a, b) < 0)
        message_fatal(2, NULL, "out of memory");
    free(a);
    return text;
}

/* Takes the first component off *REST and follows it from DONE, in the new root; adds the
   folder that it is, unless it is the last one. Returns the new DONE. */
static char *step(struct gather *gather, char *done, char **rest, int *links)
{
    char *name = *rest + strspn(*rest, "/"), *after = name + strcspn(name, "/");
    bool last = after[strspn(after, "/")] == '\0';
    char *left = copy(after);
    *after = '\0';
    const struct thing *link = NULL;
    if (strcmp(name, "..") == 0) {
        char *slash = strrchr(done, '/');
        if (slash)
            *slash = '\0';
    } else if (*name && strcmp(name, ".") != 0) {
        char *path = join(copy(done), name);
        link = find(gather, path);
        if (!link || link->kind != THING_LINK) {
            link = NULL;
            if (!last)
                add(gather, THING_FOLDER, path, path, NULL);
            free(done);
            done = path;
        } else {
            free(path);
        }
    }
    if (link) {
        *links += 1;
        if (link->target[0] == '/')
            *done = '\0';
        char *longer = join(copy(link->target), left);
        free(left);
        left = longer;
    }
    free(*rest);
    *rest = left;
    return done;
}

const char *gather_file_as(struct gather *gather, const char *path, const char *as)
{
    enum { LINKS_MOST = 40 }; /* as Linux allows */
    char *real = place_resolve(gather->options, path, NULL, NULL);
    char *done = copy(""), *rest = copy(as);
    int links = 0;
    while (real && rest[strspn(rest, "/")] && links <= LINKS_MOST)
        done = step(gather, done, &rest, &links);
    const struct thing *there = NULL;
    if (links > LINKS_MOST) {
        errno = ELOOP;
    } else if (real && *done == '\0') {
        errno = EISDIR;
    } else if (real) {
        there = add(gather, THING_FILE, done, real, NULL);
        errno = EEXIST;
        if (there->kind != THING_FILE || strcmp(there->source, real) != 0)
            there = NULL;
    }
    int error = errno;
    free(real);
    free(done);
    free(rest);
    errno = error;
    return there ? there->path : NULL;
}

void gather_end(struct gather *gather)
{
    for (size_t i = 0; i < gather->count; i++) {
        free(gather->things[i].path);
        free(gather->things[i].source);
        free(gather->things[i].target);
    }
    free(gather->things);
    memset(gather, 0, sizeof *gather);
}
