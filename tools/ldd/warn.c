/*
 * warn.c: see warn.h.
 *
 * Each kind of warning has one function here. Those that hold for whoever starts
 * the file are always given; the others with --explain and --warnings only, or
 * they would be a line for every second program.
 */
#include "ldd/warn.h"

#include "base/message.h"
#include "ldd/origin.h"
#include "ldd/place.h"
#include "ldd/prose.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"
#include "ldso/references.h"
#include "ldso/scope.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Who is called, and how often he was. */
struct warner {
    const struct view *view;
    warning_call *call;
    void *context;
    size_t count;
};

/* Gives the warning ID with the text in PROSE; the last one that is given says that there
   are more. */
static void give(struct warner *warnings, const char *id, struct prose *prose)
{
    char *text = prose_take(prose);
    if (warnings->count + 1 < WARNINGS_MOST)
        warnings->call(warnings->context, &(struct warning){id, text, warnings->count++});
    else if (warnings->count < WARNINGS_MOST)
        warnings->call(
            warnings->context,
            &(struct warning){"more", "there are more warnings than are shown", warnings->count++});
    free(text);
}

/* The loader runs the code of an audit library before anything else: so does ldd,
   which asks the loader. */
static void warn_audit(struct warner *warnings)
{
    static const struct {
        int64_t tag;
        const char *name;
    } tags[] = {{DT_AUDIT, "DT_AUDIT"}, {DT_DEPAUDIT, "DT_DEPAUDIT"}};
    const struct ldso_object *main = warnings->view->closure->main;
    struct prose prose = {0};
    uint64_t offset;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (!elf_dynamic_find(&main->dynamic, tags[i].tag, &offset))
            continue;
        struct elf_text text = elf_bytes_string(main->dynamic.strings, offset);
        prose_say(&prose, "it names an audit library (%s), ", tags[i].name);
        prose_bytes(&prose, text.start, text.length);
        prose_text(&prose, ": the loader runs its code at every start, and for ldd too");
        give(warnings, "audit", &prose);
    }
}

/* A root file system in which the loader cannot find the program's own folder. */
static void warn_no_proc(struct warner *warnings)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct prose elements = {0}, prose = {0};
    if (!closure->options.root || origin_is_told(closure))
        return;
    if (origin_say(&elements, closure) > 0) {
        char *text = prose_take(&elements);
        prose_say(&prose,
                  "%s has no /proc, or an empty one, by which the loader learns the program's own "
                  "folder: unless it is mounted there, this counts for nothing: %s",
                  closure->options.root, text);
        give(warnings, "no-proc", &prose);
        free(text);
    }
}

/* A name that exists nowhere, and is satisfied by an object that goes by it (L10): in
   another order, or without that object, it would be missing. ALL: also where the
   object was loaded under that very name, since somebody else's list had it. That is
   common, and each such name is searched for. */
static void warn_borrowed(struct warner *warnings, bool all)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct prose prose = {0};
    for (size_t i = 0; i < closure->order_count; i++) {
        struct ldso_request *request = closure->order[i];
        const struct ldso_object *object = request->object;
        const struct ldso_candidate *taken = words_taken(request);
        if (!taken || taken->stage != LDSO_STAGE_NAME || !object || object->kind != LDSO_LIBRARY ||
            (!all && strcmp(object->name, request->name) == 0) || strchr(request->name, '/') ||
            ldso_closure_would_find(warnings->view->closure, request))
            continue;
        prose_say(&prose,
                  "%s, which %s needs, is in no place that is searched: it is found only because "
                  "%s, which goes by this name, was loaded before",
                  request->name, words_object(request->needer), object->path);
        give(warnings, "borrowed-name", &prose);
    }
}

/* A folder in which anybody can put a library of this name. CANDIDATE is in it. */
static void warn_writable(struct warner *warnings, const struct ldso_request *request,
                          const struct ldso_candidate *candidate)
{
    struct stat status;
    struct prose prose = {0};
    size_t length = strlen(candidate->path), tail = strlen(request->name);
    if (length <= tail || length >= PATH_MAX)
        return; /* the current folder, or none that can be opened */
    char *folder = strndup(candidate->path, length - tail);
    if (!folder)
        message_fatal(2, NULL, "out of memory");
    for (size_t i = strlen(folder); i > 1 && folder[i - 1] == '/'; i--)
        folder[i - 1] = '\0';
    const struct ldso_options *options = &warnings->view->closure->options;
    char *nearest = place_nearest_folder(options, folder, &status);
    char *whole = place_absolute(options, folder);
    if (nearest && status.st_mode & S_IWOTH) {
        words_rule(&prose, request, candidate);
        if (strcmp(nearest, whole) == 0)
            prose_say(&prose, ": everybody can write to the folder %s, and so put a library there",
                      folder);
        else
            prose_say(&prose, ": the folder %s does not exist, and everybody can make it, in %s",
                      folder, nearest);
        give(warnings, "writable-folder", &prose);
    }
    free(nearest);
    free(whole);
    free(folder);
}

/* The elements of lists that were looked at, as candidates in them. */
enum { SEEN_SLOTS = 2048, SEEN_MOST = 1024 };

struct seen {
    const struct ldso_candidate **slots; /* a hash table; NULL: free. It is made for the first */
    size_t count;
};

/* Says whether the element that CANDIDATE stands for is new; from then on it is not. Of
   more than SEEN_MOST elements the rest counts as seen. */
static bool is_new(struct seen *seen, const struct ldso_candidate *candidate)
{
    size_t slot = (uintptr_t)candidate->owner / sizeof(void *) + candidate->stage;
    for (const char *c = candidate->directory; *c; c++)
        slot = slot * 33 + (unsigned char)*c;
    if (!seen->slots)
        seen->slots = calloc(SEEN_SLOTS, sizeof(*seen->slots));
    if (!seen->slots)
        message_fatal(2, NULL, "out of memory");
    for (;; slot++) {
        const struct ldso_candidate **other = &seen->slots[slot % SEEN_SLOTS];
        if (!*other && seen->count < SEEN_MOST) {
            *other = candidate;
            seen->count++;
            return true;
        }
        if (!*other ||
            ((*other)->stage == candidate->stage && (*other)->owner == candidate->owner &&
             strcmp((*other)->directory, candidate->directory) == 0))
            return false;
    }
}

/* Folders of a RPATH, a RUNPATH or LD_LIBRARY_PATH in which others may put libraries. */
static void warn_folders(struct warner *warnings)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct seen seen = {NULL, 0};
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        for (size_t j = 0; j < request->candidate_count; j++) {
            const struct ldso_candidate *candidate = &request->candidates[j];
            if (candidate->directory && candidate->outcome != LDSO_SHADOWED &&
                !(candidate->subdirectory && *candidate->subdirectory) &&
                candidate->stage >= LDSO_STAGE_RPATH && candidate->stage <= LDSO_STAGE_RUNPATH &&
                is_new(&seen, candidate))
                warn_writable(warnings, request, candidate);
        }
    }
    free(seen.slots);
}

/* Gives a warning for each element of LIST, called NAME, that is empty or relative. */
static void warn_relative_list(struct warner *warnings, const char *list, const char *separators,
                               const char *owner, const char *name)
{
    struct prose prose = {0};
    bool more = list && *list;
    while (more && warnings->count < WARNINGS_MOST) {
        size_t length = strcspn(list, separators);
        more = list[length] != '\0';
        if (length == 0 || (*list != '/' && *list != '$')) {
            prose_say(&prose, owner ? "%s of " : "%s", name);
            if (owner)
                prose_name(&prose, owner);
            if (length == 0) {
                prose_text(&prose, " has an empty element: it means the folder in which the "
                                   "program is started, whichever that is");
            } else {
                prose_text(&prose, " has the relative folder ");
                prose_bytes(&prose, list, length);
                prose_text(&prose, ": it counts from where the program is started");
            }
            give(warnings, length == 0 ? "empty-folder" : "relative-folder", &prose);
        }
        list += length + more;
    }
}

/* Relative and empty folders. */
static void warn_relative(struct warner *warnings, bool all)
{
    const struct ldso_closure *closure = warnings->view->closure;
    if (closure->loader->musl)
        return; /* empty elements mean nothing there */
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->runpath)
            warn_relative_list(warnings, object->runpath, ":", words_object(object), "RUNPATH");
        else
            warn_relative_list(warnings, object->rpath, ":", words_object(object), "RPATH");
    }
    if (all && !closure->secure)
        warn_relative_list(warnings, ldso_environment(&closure->options, "LD_LIBRARY_PATH"), ":;",
                           NULL, "LD_LIBRARY_PATH");
}

/* An RPATH that is there and counts for nothing. */
static void warn_both_paths(struct warner *warnings)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct prose prose = {0};
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (!object->rpath || !object->runpath)
            continue;
        prose_say(&prose, "%s has an RPATH next to its RUNPATH: the RPATH (%s) counts for nothing",
                  words_object(object), object->rpath);
        give(warnings, "rpath-next-to-runpath", &prose);
    }
}

/* A library that is needed by its path, and so found there only. */
static void warn_paths(struct warner *warnings)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct prose prose = {0};
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        if (request->tag == DT_NULL || !strchr(request->text, '/') || *request->text == '$')
            continue;
        prose_say(&prose, "%s needs a library by its path, %s: it is looked for there only",
                  words_object(request->needer), request->text);
        if (*request->text != '/')
            prose_text(&prose, ", counted from where the program is started");
        give(warnings, "needed-by-path", &prose);
    }
}

/* Libraries without a soname: what is linked with them depends on the file's name. */
static void warn_sonames(struct warner *warnings)
{
    const struct ldso_closure *closure = warnings->view->closure;
    struct prose prose = {0};
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind != LDSO_LIBRARY || object->soname)
            continue;
        prose_say(&prose,
                  "%s has no soname: whatever is linked with it asks for the name that its file "
                  "had then",
                  object->path);
        give(warnings, "no-soname", &prose);
    }
}

/* Marks in USED the objects of SCOPE that define what the one at PLACE refers to. */
static void mark_used(const struct ldso_scope *scope, const struct ldso_types *types, size_t place,
                      bool *used)
{
    struct ldso_references references;
    struct ldso_relocation relocation;
    const struct ldso_symbols *symbols = &scope->symbols[place];
    ldso_references_start(&references, types, symbols);
    while (ldso_references_next(&references, &relocation)) {
        size_t length;
        const char *name = ldso_symbols_string(symbols, relocation.reference.st_name, &length);
        if (!name || !budget_take(scope->manner.budget, ldso_reference_cost(length)))
            continue;
        struct ldso_reference reference = ldso_reference_make(
            name, length, ldso_symbols_version(symbols, relocation.symbol), relocation.class);
        struct ldso_found found = ldso_scope_search(scope, &reference, NULL, false);
        if (found.definition.place != LDSO_NOBODY)
            used[found.definition.place] = true;
    }
}

/* Libraries that the file needs, and of which it uses no symbol. */
static void warn_unneeded(struct warner *warnings)
{
    struct ldso_closure *closure = warnings->view->closure;
    const struct ldso_object *main = closure->main;
    struct ldso_scope scope;
    struct ldso_types types;
    size_t place = 0;
    bool *used = calloc(closure->scope_count + 1, sizeof *used);
    while (place < closure->scope_count && closure->scope[place] != main)
        place++;
    bool good = ldso_scope_open(&scope, closure) && used && place < closure->scope_count &&
                ldso_types_open(&types, main->elf.header.e_machine, closure->loader->musl);
    if (good)
        mark_used(&scope, &types, place, used);
    good = good && !ldso_scope_gave_up(&scope);
    for (size_t i = 0; i < closure->scope_count && good; i++) {
        const struct ldso_object *library = closure->scope[i];
        const struct ldso_request *first = library->first;
        struct prose prose = {0};
        if (used[i] || library->kind != LDSO_LIBRARY || !first || first->needer != main ||
            first->tag != DT_NEEDED)
            continue;
        prose_say(&prose, "%s is needed (DT_NEEDED), but no symbol of %s is bound to it",
                  first->text, words_object(main));
        give(warnings, "unneeded", &prose);
    }
    free(used);
    ldso_scope_close(&scope);
}

void warnings_each(const struct view *view, bool all, warning_call *call, void *context)
{
    struct warner warnings = {view, call, context, 0};
    warn_audit(&warnings);
    warn_no_proc(&warnings);
    warn_borrowed(&warnings, all);
    warn_folders(&warnings);
    warn_relative(&warnings, all);
    warn_both_paths(&warnings);
    warn_paths(&warnings);
    if (all) {
        warn_sonames(&warnings);
        warn_unneeded(&warnings);
    }
}

/* Prints one on standard error. */
static void print_one(void *context, const struct warning *warning)
{
    const struct view *view = context;
    if (warning->number == 0)
        output_flush(view->output);
    message_error(view->file, "warning: %s", warning->text);
}

void warnings_print(const struct view *view, bool all)
{
    struct view copy = *view;
    warnings_each(view, all, print_one, &copy);
}
