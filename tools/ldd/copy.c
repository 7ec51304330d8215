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
#include "ldd/deposit.h"
#include "ldd/gather.h"
#include "ldd/place.h"
#include "ldd/proof.h"
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

/* Checks that TO is free or has the same as FROM; or makes it. ROOT is the folder of the copy. */
static bool handle(const struct view *view, enum pass pass, int root, const struct thing *thing,
                   const char *from, const char *to)
{
    enum deposit_state state = deposit_look(root, thing, from);
    if (state == DEPOSIT_OTHER) {
        output_flush(view->output);
        message_error(to, "is there already and differs from %s: nothing is overwritten", from);
    }
    if (state != DEPOSIT_FREE || pass == PASS_CHECK)
        return state != DEPOSIT_OTHER;
    if (!deposit_make(root, thing, from)) {
        int error = errno;
        output_flush(view->output);
        message_error(to, "cannot copy %s: %s", from, strerror(error));
        return false;
    }
    print_thing(view, thing);
    return true;
}

/* Goes through the list once. */
static bool go_through(const struct view *view, const struct gather *gather, int root,
                       enum pass pass)
{
    bool good = true;
    for (size_t i = 0; i < gather->count && (good || pass == PASS_CHECK); i++) {
        char *from = place_outside(gather->options, gather->things[i].source);
        char *to = join(view->options->copy, gather->things[i].path);
        good &= handle(view, pass, root, &gather->things[i], from, to);
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

/* Copies the file too that the loader found a library by, its cache or musl's list of
   directories, and that which named a preload. */
static bool add_cache(const struct view *view, struct gather *gather, int root)
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
    return good && (cache || preloads) && go_through(view, gather, root, PASS_CHECK) &&
           go_through(view, gather, root, PASS_COPY);
}

/* Proves that the copy is complete, and says so. */
static void conclude(const struct view *view, struct gather *gather, int root, const char *program)
{
    bool complete = proof_is_complete(view, program);
    if (!complete && add_cache(view, gather, root))
        complete = proof_is_complete(view, program);
    proof_say(view, complete);
}

/* Makes the folder of the copy and opens it; or says why that fails, and returns -1. */
static int make_folder(const char *folder)
{
    int root = -1;
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        root = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        message_error(folder, "%s", strerror(errno));
    return root;
}

bool copy_print(const struct view *view)
{
    struct gather gather;
    int root = make_folder(view->options->copy);
    if (root < 0)
        return false;
    gather_start(&gather, &view->closure->options);
    const char *program = gather_all(view, &gather);
    bool good = program && go_through(view, &gather, root, PASS_CHECK) &&
                go_through(view, &gather, root, PASS_COPY);
    if (good)
        conclude(view, &gather, root, program);
    gather_end(&gather);
    close(root);
    return good;
}

bool copy_alone_print(const struct view *view, const char *file, struct elf_bytes bytes)
{
    struct gather gather;
    int root = make_folder(view->options->copy);
    if (root < 0)
        return false;
    gather_start(&gather, &view->options->whatif.options);
    bool good = take_program(view, &gather, file) && go_through(view, &gather, root, PASS_CHECK) &&
                go_through(view, &gather, root, PASS_COPY);
    if (good)
        proof_say_alone(view, bytes);
    gather_end(&gather);
    close(root);
    return good;
}
