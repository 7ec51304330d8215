/* origin.c: see origin.h. proc(5) */
#include "ldd/origin.h"

#include "ldd/place.h"
#include "ldd/words.h"
#include "ldso/loader.h"
#include "ldso/plugin.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* Says whether the SIZE bytes at TEXT have $ORIGIN in them. */
static bool has_origin(const char *text, size_t size)
{
    return memmem(text, size, "$ORIGIN", 7) || memmem(text, size, "${ORIGIN}", 9);
}

/* Appends the LENGTH bytes at TEXT if they have $ORIGIN in them, and that they stand in
   WHERE, of OWNER if that is not NULL; returns whether. BEFORE: something else did. */
static bool say(struct prose *prose, bool before, const char *text, size_t length,
                const char *where, const char *owner)
{
    if (!has_origin(text, length))
        return false;
    prose_text(prose, before ? ", " : "");
    prose_bytes(prose, text, length);
    prose_text(prose, " in ");
    prose_text(prose, where);
    if (owner)
        prose_say(prose, " of %s", owner);
    return true;
}

/* The same for each element of LIST, or for all of it if SEPARATORS is empty. */
static size_t say_list(struct prose *prose, size_t count, const char *list, const char *separators,
                       const char *where, const char *owner)
{
    while (list && *list) {
        size_t length = strcspn(list, separators);
        count += say(prose, count > 0, list, length, where, owner);
        list += length + (list[length] != '\0');
    }
    return count;
}

size_t origin_say(struct prose *prose, const struct ldso_closure *closure)
{
    const struct ldso_object *main = closure->main;
    bool musl = closure->loader->musl;
    if (!ldso_is_started(closure))
        return 0; /* a library's own path tells */
    const char *list = main->runpath ? main->runpath : main->rpath;
    /* musl uses such a list as a whole, or not at all (U7). */
    size_t count = say_list(prose, 0, list, musl ? "" : ":", main->runpath ? "RUNPATH" : "RPATH",
                            words_object(main));
    if (musl)
        return count;
    if (!closure->secure)
        count = say_list(prose, count, ldso_environment(&closure->options, "LD_LIBRARY_PATH"), ":;",
                         "LD_LIBRARY_PATH", NULL);
    for (size_t i = 0; i < main->request_count; i++) {
        const struct ldso_request *request = &main->requests[i];
        bool preload = request->tag == DT_NULL;
        if (!preload || strchr(request->text, '/'))
            count +=
                say(prose, count > 0, request->text, strlen(request->text),
                    preload ? request->source : "the needs", preload ? NULL : words_object(main));
    }
    return count;
}

bool origin_is_told(const struct ldso_closure *closure)
{
    const struct ldso_options *options = &closure->options;
    if (!closure->secure && !closure->loader->musl && ldso_environment(options, "LD_ORIGIN_PATH"))
        return true;
    char *inside = place_resolve(options, "/proc", NULL, NULL);
    char *outside = inside ? place_outside(options, inside) : NULL;
    DIR *folder = outside ? opendir(outside) : NULL;
    bool told = false;
    for (const struct dirent *entry; folder && !told && (entry = readdir(folder));)
        told = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (folder)
        closedir(folder);
    free(inside);
    free(outside);
    return told;
}
