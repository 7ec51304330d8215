/* proof.c: see proof.h. */
#include "ldd/proof.h"

#include "base/message.h"
#include "ldd/limits.h"
#include "ldd/origin.h"
#include "ldd/packed.h"
#include "ldd/prose.h"
#include "ldd/traces.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Returns the current directory in the copy: the same, if that is in it, else "/". */
static const char *directory_in_copy(const struct view *view, char *here, size_t size)
{
    const struct ldso_options *options = &view->closure->options;
    struct stat status;
    if (options->directory)
        snprintf(here, size, "%s", options->directory);
    else if (options->root || !getcwd(here, size))
        return "/";
    char *copy;
    if (asprintf(&copy, "%s%s", view->options->copy, here) < 0)
        message_fatal(2, NULL, "out of memory");
    bool there = stat(copy, &status) == 0 && S_ISDIR(status.st_mode);
    free(copy);
    return there ? here : "/";
}

bool proof_is_complete(const struct view *view, const char *program)
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

void proof_say_alone(const struct view *view, struct elf_bytes bytes)
{
    struct elf_object object;
    struct prose prose = {0};
    if (!elf_object_open(&object, bytes, NULL))
        return;
    struct payload payload = payload_look(&object);
    struct traces traces = traces_look(&object);
    bool packed = payload_is_likely(&payload);
    prose_text(&prose, "It needs no loader and no library");
    prose_text(&prose,
               packed ? ", but what it unpacks when it runs may well need them: only this file is "
                        "copied."
               : traces_found(&traces) ? " to start: this file is copied."
                                       : ": this file is all that there is to copy.");
    prose_end(&prose, view->output, 0, 0);
    if (!packed)
        limits_static_print(view, view->file, &traces);
    elf_object_close(&object);
}

/* Says whether the file of CLOSURE needs neither a loader nor a library. */
static bool needs_nothing(const struct ldso_closure *closure)
{
    return !closure->loader->named && closure->listed >= closure->loaded_count;
}

/* Says which libraries were copied in a variant for this processor only. */
static void say_variants(const struct view *view)
{
    static const char folder[] = "/glibc-hwcaps/";
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    size_t count = 0;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        const char *variant = object->path ? strstr(object->path, folder) : NULL;
        if (object->kind != LDSO_LIBRARY || !variant)
            continue;
        variant += strlen(folder);
        prose_say(&prose, count++ > 0 ? ", %s (" : "Copied for one level of processors only: %s (",
                  object->name);
        prose_bytes(&prose, variant, strcspn(variant, "/"));
        prose_text(&prose, ")");
    }
    if (count > 0)
        prose_text(&prose,
                   ". On an older processor the loader passes over this directory and finds "
                   "nothing else. To copy the variant for every processor, use --hwcaps=.");
    prose_end(&prose, view->output, 0, 0);
}

/* Says that the program's own directory has to be found out in the copy, too. */
static void say_origin(const struct view *view)
{
    struct prose elements = {0}, prose = {0};
    if (origin_say(&elements, view->closure) > 0)
        prose_text(&prose, "The file's own folder ($ORIGIN) is told to the loader by /proc: have "
                           "that in the new root too, or set LD_ORIGIN_PATH to the folder.");
    prose_end(&prose, view->output, 0, 0);
    free(prose_take(&elements));
}

void proof_say(const struct view *view, bool complete)
{
    struct prose prose = {0};
    if (needs_nothing(view->closure))
        proof_say_alone(view, view->closure->main->file.bytes);
    else if (view->closure->missing_count > 0)
        prose_say(&prose,
                  complete ? "In %s as its root, the loader will find no more than here: "
                             "libraries are missing, and the program does not start."
                           : "In %s as its root, the loader will find no more than here, or "
                             "less: libraries are missing, and the program does not start.",
                  view->options->copy);
    else if (complete)
        prose_say(&prose, "In %s as its root, the loader will find the same libraries.",
                  view->options->copy);
    else
        prose_say(&prose,
                  "In %s as its root, the loader will not find the same libraries: the search "
                  "depends on more than these files. See mini-ldd --root.",
                  view->options->copy);
    prose_end(&prose, view->output, 0, 0);
    say_variants(view);
    say_origin(view);
    limits_print(view);
}
