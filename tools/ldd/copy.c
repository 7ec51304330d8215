/*
 * copy.c: see copy.h.
 *
 * gather → check that nothing in the folder would be overwritten → copy → resolve
 * the copy inside its new root, as a proof. A library that only the loader's
 * cache leads to makes that proof fail; then the cache is copied as well.
 *
 * What is in the folder may be older and somebody else's: no symbolic link in it
 * is followed.
 */
#include "ldd/copy.h"

#include "base/message.h"
#include "ldd/gather.h"
#include "ldd/limits.h"
#include "ldd/origin.h"
#include "ldd/place.h"
#include "ldd/prose.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns the strings A and B in one. */
static char *join(const char *a, const char *b)
{
    char *text;
    if (asprintf(&text, "%s%s", a, b) < 0)
        message_fatal(2, NULL, "out of memory");
    return text;
}

/* Reads up to SIZE bytes; returns how many, fewer only at the end of the file. */
static ssize_t read_fully(int descriptor, char *buffer, size_t size)
{
    size_t used = 0;
    while (used < size) {
        ssize_t count = read(descriptor, buffer + used, size - used);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        used += (size_t)count;
    }
    return (ssize_t)used;
}

/* Says whether two open files have the same content. */
static bool same_content(int a, int b)
{
    static char first[65536], second[65536];
    for (;;) {
        ssize_t size = read_fully(a, first, sizeof first);
        if (size < 0 || read_fully(b, second, sizeof second) != size ||
            memcmp(first, second, (size_t)size) != 0)
            return false;
        if (size == 0)
            return true;
    }
}

/* Says whether the file FROM and the file TO have the same content. */
static bool is_same_file(const char *from, const char *to)
{
    int a = open(from, O_RDONLY | O_CLOEXEC);
    int b = open(to, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool same = a >= 0 && b >= 0 && same_content(a, b);
    if (a >= 0)
        close(a);
    if (b >= 0)
        close(b);
    return same;
}

/* Says whether what is at TO is what THING, which is at FROM, would become there. */
static bool is_there(const struct thing *thing, const char *from, const char *to,
                     const struct stat *status)
{
    char target[PATH_MAX];
    ssize_t length;
    switch (thing->kind) {
    case THING_FOLDER: return S_ISDIR(status->st_mode);
    case THING_FILE: return S_ISREG(status->st_mode) && is_same_file(from, to);
    case THING_LINK:
        length = S_ISLNK(status->st_mode) ? readlink(to, target, sizeof target) : -1;
        return length == (ssize_t)strlen(thing->target) &&
               memcmp(target, thing->target, (size_t)length) == 0;
    }
    return false;
}

/* Copies the file FROM to TO, which is not there; set-ID bits are not kept. */
static bool copy_file(const char *from, const char *to)
{
    static char buffer[65536];
    struct stat status;
    ssize_t size = -1;
    int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
    if (in >= 0 && fstat(in, &status) == 0)
        out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, status.st_mode & 0777);
    if (out >= 0) {
        while ((size = read_fully(in, buffer, sizeof buffer)) > 0) {
            for (ssize_t done = 0, part; done < size; done += part) {
                part = write(out, buffer + done, (size_t)(size - done));
                if (part < 0 && errno != EINTR) {
                    size = -1;
                    break;
                }
                part = part < 0 ? 0 : part;
            }
            if (size < 0)
                break;
        }
    }
    int error = errno;
    bool good = size == 0;
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) != 0 && good) {
        error = errno;
        good = false;
    }
    errno = error;
    return good;
}

/* Makes THING at TO; it is at FROM now. */
static bool make(const struct thing *thing, const char *from, const char *to)
{
    switch (thing->kind) {
    case THING_FOLDER: return mkdir(to, 0777) == 0;
    case THING_LINK: return symlink(thing->target, to) == 0;
    case THING_FILE: return copy_file(from, to);
    }
    return false;
}

/* Prints what was copied. */
static void print_thing(const struct view *view, const struct thing *thing)
{
    static const char *const words[] = {"folder", "link", "file"};
    if (thing->kind == THING_FOLDER)
        return;
    output_left(view->output, words[thing->kind], 6);
    view_name(view, thing->path);
    if (thing->kind == THING_LINK) {
        output_text(view->output, " -> ");
        view_name(view, thing->target);
    }
    output_char(view->output, '\n');
}

/* What is done with each thing. */
enum pass { PASS_CHECK, PASS_COPY };

/* Checks that TO is free or has the same as FROM; or makes it. */
static bool handle(const struct view *view, enum pass pass, const struct thing *thing,
                   const char *from, const char *to)
{
    struct stat status;
    if (lstat(to, &status) == 0) {
        if (is_there(thing, from, to, &status))
            return true;
        output_flush(view->output);
        message_error(to, "is there already and differs from %s: nothing is overwritten", from);
        return false;
    }
    if (pass == PASS_CHECK)
        return true;
    if (!make(thing, from, to)) {
        int error = errno;
        output_flush(view->output);
        message_error(to, "cannot copy %s: %s", from, strerror(error));
        return false;
    }
    print_thing(view, thing);
    return true;
}

/* Goes through the list once. */
static bool go_through(const struct view *view, const struct gather *gather, enum pass pass)
{
    bool good = true;
    for (size_t i = 0; i < gather->count && (good || pass == PASS_CHECK); i++) {
        char *from = place_outside(gather->options, gather->things[i].source);
        char *to = join(view->options->copy, gather->things[i].path);
        good &= handle(view, pass, &gather->things[i], from, to);
        free(from);
        free(to);
    }
    return good;
}

/* Says that PATH cannot be listed, to be copied to the place TO if that is not NULL, as errno
   tells. */
static bool fail(const struct view *view, const char *path, const char *to)
{
    int error = errno;
    output_flush(view->output);
    if (to)
        message_error(view->file, "cannot copy %s to %s: %s", path, to, strerror(error));
    else
        message_error(view->file, "cannot copy %s: %s", path, strerror(error));
    return false;
}

/* Adds PATH to the list; says so if it is not there. */
static bool take(const struct view *view, struct gather *gather, const char *path)
{
    return gather_file(gather, path) || fail(view, path, NULL);
}

/* Adds the program PATH to the list. Returns where it goes, or NULL after a message. */
static const char *take_program(const struct view *view, struct gather *gather, const char *path)
{
    const char *as = view->options->as;
    const char *where = as ? gather_file_as(gather, path, as) : gather_file(gather, path);
    if (!where)
        fail(view, path, as);
    return where;
}

/* Lists everything that has to be copied. Returns where the program goes, or NULL. With --as
   it comes last, since the links in that path are those of the libraries. */
static const char *gather_all(const struct view *view, struct gather *gather)
{
    const struct ldso_closure *closure = view->closure;
    const char *program = NULL;
    if (!view->options->as)
        program = take_program(view, gather, closure->main->path);
    bool good = true;
    if (closure->loader->named)
        good &= take(view, gather, closure->loader->path);
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind == LDSO_LIBRARY)
            good &= take(view, gather, object->path);
    }
    if (view->options->as)
        program = take_program(view, gather, closure->main->path);
    return good ? program : NULL;
}

/* Returns the current directory in the copy: the same, if that is in it, else "/". */
static const char *directory_in_copy(const struct view *view, char *here, size_t size)
{
    const struct ldso_options *options = &view->closure->options;
    struct stat status;
    if (options->directory)
        snprintf(here, size, "%s", options->directory);
    else if (options->root || !getcwd(here, size))
        return "/";
    char *copy = join(view->options->copy, here);
    bool there = stat(copy, &status) == 0 && S_ISDIR(status.st_mode);
    free(copy);
    return there ? here : "/";
}

/* Resolves PROGRAM, the copy, in its new root; says whether the same libraries are found
   there. */
static bool is_complete(const struct view *view, const char *program)
{
    const struct ldso_closure *closure = view->closure;
    struct ldso_options options = closure->options;
    struct ldso_closure copy;
    char here[PATH_MAX];
    options.root = view->options->copy;
    options.directory = directory_in_copy(view, here, sizeof here);
    if (!ldso_closure_open(&copy, program, &options, NULL))
        return false;
    bool same = copy.loaded_count == closure->loaded_count;
    for (size_t i = 0; i < closure->loaded_count && same; i++) {
        const char *a = closure->loaded[i]->path, *b = copy.loaded[i]->path;
        same = closure->loaded[i]->kind == LDSO_MAIN || (!a && !b) || (a && b && strcmp(a, b) == 0);
    }
    ldso_closure_close(&copy);
    return same;
}

/* Copies the file too that the loader found a library by, its cache or musl's list of
   directories, and that which named a preload. */
static bool add_cache(const struct view *view, struct gather *gather)
{
    const struct ldso_closure *closure = view->closure;
    const struct ldso_loader *loader = closure->loader;
    enum ldso_stage stage = loader->musl ? LDSO_STAGE_DEFAULT : LDSO_STAGE_CACHE;
    bool cache = false, preloads = false, good = true;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_request *first = closure->loaded[i]->first;
        const struct ldso_candidate *taken = words_taken(first);
        cache |= taken && taken->stage == stage;
        preloads |= first && first->source && loader->preload_file &&
                    strcmp(first->source, loader->preload_file) == 0;
    }
    if (cache && loader->cache)
        good &= take(view, gather, loader->cache);
    if (preloads)
        good &= take(view, gather, loader->preload_file);
    return good && (cache || preloads) && go_through(view, gather, PASS_CHECK) &&
           go_through(view, gather, PASS_COPY);
}

/* What is said of a file that needs neither a loader nor a library. */
static const char alone[] = "It needs no loader and no library: this file is all that there is to "
                            "copy.";

/* Says whether the file of CLOSURE is such a one. */
static bool needs_nothing(const struct ldso_closure *closure)
{
    return !closure->loader->named && closure->listed >= closure->loaded_count;
}

/* Proves that the copy is complete, and tells of what no closure names. */
static void conclude(const struct view *view, struct gather *gather, const char *program)
{
    struct prose prose = {0};
    bool complete = is_complete(view, program);
    if (!complete && add_cache(view, gather))
        complete = is_complete(view, program);
    if (needs_nothing(view->closure))
        prose_text(&prose, alone);
    else if (complete)
        prose_say(&prose, "In %s as its root, the loader will find the same libraries.",
                  view->options->copy);
    else if (view->closure->missing_count > 0)
        prose_text(&prose, "The loader will find no more than here: libraries are missing.");
    else
        prose_say(&prose,
                  "In %s as its root, the loader will not find the same libraries: the search "
                  "depends on more than these files. See mini-ldd --root.",
                  view->options->copy);
    prose_end(&prose, view->output, 0, 0);
    struct prose elements = {0};
    if (origin_say(&elements, view->closure) > 0)
        prose_text(&prose, "The file's own folder ($ORIGIN) is told to the loader by /proc: have "
                           "that in the new root too, or set LD_ORIGIN_PATH to the folder.");
    prose_end(&prose, view->output, 0, 0);
    free(prose_take(&elements));
    limits_print(view);
}

/* Makes the folder of the copy, or says why that fails. */
static bool make_folder(const char *folder)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        return true;
    message_error(folder, "%s", strerror(errno));
    return false;
}

bool copy_print(const struct view *view)
{
    struct gather gather;
    if (!make_folder(view->options->copy))
        return false;
    gather_start(&gather, &view->closure->options);
    const char *program = gather_all(view, &gather);
    bool good =
        program && go_through(view, &gather, PASS_CHECK) && go_through(view, &gather, PASS_COPY);
    if (good)
        conclude(view, &gather, program);
    gather_end(&gather);
    return good;
}

bool copy_alone_print(const struct view *view, const char *file)
{
    struct gather gather;
    struct prose prose = {0};
    if (!make_folder(view->options->copy))
        return false;
    gather_start(&gather, &view->options->whatif.options);
    bool good = take_program(view, &gather, file) && go_through(view, &gather, PASS_CHECK) &&
                go_through(view, &gather, PASS_COPY);
    if (good)
        prose_text(&prose, alone);
    prose_end(&prose, view->output, 0, 0);
    gather_end(&gather);
    return good;
}
