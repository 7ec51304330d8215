/* gather.c: see gather.h. */
#include "ldd/gather.h"

#include "base/message.h"
#include "ldd/place.h"

#include <stdlib.h>
#include <string.h>

void gather_start(struct gather *gather, const struct ldso_options *options)
{
    *gather = (struct gather){.options = options};
}

/* Adds one thing, unless it is there. */
static void add(struct gather *gather, enum thing_kind kind, const char *path, const char *target)
{
    for (size_t i = 0; i < gather->count; i++)
        if (strcmp(gather->things[i].path, path) == 0)
            return;
    if (gather->count == gather->room) {
        gather->room = gather->room * 2 + 64;
        gather->things = realloc(gather->things, gather->room * sizeof *gather->things);
        if (!gather->things)
            message_fatal(2, NULL, "out of memory");
    }
    struct thing thing = {kind, strdup(path), target ? strdup(target) : NULL};
    if (!thing.path || (target && !thing.target))
        message_fatal(2, NULL, "out of memory");
    gather->things[gather->count++] = thing;
}

/* Adds what the way to a file passes. */
static void pass(void *context, enum place_kind kind, const char *path, const char *target)
{
    add(context, kind == PLACE_LINK ? THING_LINK : THING_FOLDER, path, target);
}

bool gather_file(struct gather *gather, const char *path)
{
    char *real = place_resolve(gather->options, path, pass, gather);
    if (!real)
        return false;
    add(gather, THING_FILE, real, NULL);
    free(real);
    return true;
}

void gather_end(struct gather *gather)
{
    for (size_t i = 0; i < gather->count; i++) {
        free(gather->things[i].path);
        free(gather->things[i].target);
    }
    free(gather->things);
    memset(gather, 0, sizeof *gather);
}
