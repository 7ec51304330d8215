/*
 * explain.c: the whole search for each library, in words.
 *
 * For one library: who asks for it, which lists that brings into play and which
 * it switches off, every candidate in order with what became of it, and the
 * copies further on that are never looked at. --explain tells this of all
 * libraries, --why of one.
 */
#include "elf/file.h"
#include "ldd/kind.h"
#include "ldd/view.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"

#include <errno.h>
#include <string.h>

enum { INDENT = 4, DEEPER = 8 };

/* Ends the paragraph in PROSE. */
static void end(const struct view *view, struct prose *prose, size_t indent)
{
    prose_end(prose, view->output, indent, indent == INDENT ? 0 : 4);
}

/* Says whose RUNPATH does what to the RPATHs of the chain (L7, L8). */
static void explain_chain(const struct view *view, const struct ldso_request *request)
{
    const struct ldso_object *needer = request->needer, *other;
    struct prose prose = {0};
    if (view->closure->loader->musl)
        return;
    if (needer->runpath) {
        for (other = needer; other && !other->rpath;)
            other = other->parent;
        prose_say(&prose, "%s has a RUNPATH: for what it needs no RPATH counts",
                  words_object(needer));
        if (other == needer)
            prose_text(&prose, ", not even its own");
        else if (other)
            prose_say(&prose, ", so that of %s is not looked at", words_object(other));
        prose_text(&prose, ".");
    } else {
        for (other = needer->parent; other && !other->runpath;)
            other = other->parent;
        if (other)
            prose_say(&prose,
                      "The RUNPATH of %s does not help: a RUNPATH counts for what its own object "
                      "needs, and this is needed by %s.",
                      words_object(other), words_object(needer));
    }
    end(view, &prose, INDENT);
}

/* Says what the list is called in which the next candidates stand. */
static void explain_list(const struct view *view, const struct ldso_request *request,
                         const struct ldso_candidate *candidate)
{
    struct prose prose = {0};
    switch (candidate->stage) {
    case LDSO_STAGE_NAME:
        prose_text(&prose, "Nothing is searched: an object that is loaded already goes by this "
                           "name.");
        break;
    case LDSO_STAGE_PATH:
        prose_text(&prose, "There is a slash in the name, so it is a path, and nothing is "
                           "searched:");
        break;
    case LDSO_STAGE_CACHE:
        prose_text(&prose, "The loader's cache, /etc/ld.so.cache, names:");
        break;
    case LDSO_STAGE_DEFAULT: prose_text(&prose, "Default folder:"); break;
    default:
        words_rule(&prose, request,
                   &(struct ldso_candidate){.stage = candidate->stage, .owner = candidate->owner});
        if (candidate->directory && *candidate->directory == '\0')
            prose_text(&prose, ", an empty element, which means the current folder:");
        else
            prose_say(&prose, ", \"%s\":", candidate->directory ? candidate->directory : "");
    }
    end(view, &prose, INDENT);
}

/* Says whether A and B are candidates of the same element of the same list. */
static bool same_list(const struct ldso_candidate *a, const struct ldso_candidate *b)
{
    if (a->stage != b->stage || a->owner != b->owner)
        return false;
    if (a->stage == LDSO_STAGE_DEFAULT)
        return true;
    return a->directory == b->directory ||
           (a->directory && b->directory && strcmp(a->directory, b->directory) == 0);
}

/* Says whether CANDIDATE is one of the many that are only absent, in a subdirectory
   for a processor. */
static bool is_plain_absence(const struct ldso_candidate *candidate)
{
    return candidate->outcome == LDSO_ABSENT && candidate->subdirectory &&
           *candidate->subdirectory &&
           (candidate->error_number == ENOENT || candidate->error_number == 0);
}

/* Prints CANDIDATE on a line. */
static void explain_candidate(const struct view *view, const struct ldso_request *request,
                              const struct ldso_candidate *candidate)
{
    struct prose prose = {0};
    bool taken = candidate->outcome == LDSO_FOUND || candidate->outcome == LDSO_ALREADY_LOADED;
    if (taken || candidate->outcome == LDSO_FATAL)
        view_paint(view, taken ? PAINT_GOOD : PAINT_BAD);
    prose_say(&prose, "%s: ", candidate->path);
    words_outcome(&prose, request, candidate);
    prose_line(&prose, view->output, DEEPER);
    view_paint_end(view);
}

/* Prints the candidates of REQUEST from FIRST on that are absent from subdirectories
   of one folder; returns how many. */
static size_t explain_absences(const struct view *view, const struct ldso_request *request,
                               size_t first)
{
    const struct ldso_candidate *from = &request->candidates[first];
    size_t count = 0, shown = words_subdirectory(from) + 1 + strlen(request->name);
    size_t length = strlen(from->path), folder = length > shown ? length - shown : 0;
    struct prose prose = {0};
    prose_text(&prose, "absent from the subdirectories of ");
    prose_bytes(&prose, from->path, folder);
    prose_text(&prose, " for processors:");
    while (first + count < request->candidate_count) {
        const struct ldso_candidate *candidate = &request->candidates[first + count];
        if (!is_plain_absence(candidate) || !same_list(candidate, from) ||
            strncmp(candidate->path, from->path, folder) != 0)
            break;
        prose_text(&prose, count == 0 ? " " : ", ");
        prose_bytes(&prose, candidate->subdirectory, words_subdirectory(candidate));
        count++;
    }
    end(view, &prose, DEEPER);
    return count;
}

/* Says that the cache has nothing, where it was asked: behind the lists before it and
   in front of the default folders. SEEN: whether it named a candidate. */
static void explain_cache(const struct view *view, bool seen)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    if (seen || closure->loader->musl ||
        (closure->options.cache && *closure->options.cache == '\0'))
        return;
    prose_text(&prose, "The loader's cache, /etc/ld.so.cache, has no entry of this name.");
    end(view, &prose, INDENT);
}

/* Prints all candidates of REQUEST, list by list. */
static void explain_candidates(const struct view *view, const struct ldso_request *request)
{
    const struct ldso_candidate *list = NULL;
    bool seen = false;
    for (size_t i = 0; i < request->candidate_count;) {
        const struct ldso_candidate *candidate = &request->candidates[i];
        if (candidate->outcome == LDSO_SHADOWED)
            break;
        if (candidate->stage == LDSO_STAGE_DEFAULT && !(list && list->stage == LDSO_STAGE_DEFAULT))
            explain_cache(view, seen);
        seen = seen || candidate->stage == LDSO_STAGE_CACHE;
        if (!list || !same_list(list, candidate))
            explain_list(view, request, candidate);
        list = candidate;
        if (is_plain_absence(candidate)) {
            i += explain_absences(view, request, i);
        } else {
            explain_candidate(view, request, candidate);
            i++;
        }
    }
}

/* Prints the copies that are never looked at. */
static void explain_shadowed(const struct view *view, const struct ldso_request *request)
{
    bool first = true;
    for (size_t i = 0; i < request->candidate_count; i++) {
        const struct ldso_candidate *candidate = &request->candidates[i];
        struct prose prose = {0};
        if (candidate->outcome != LDSO_SHADOWED)
            continue;
        if (first) {
            prose_text(&prose, "The search is over. Copies further on, which this one hides:");
            end(view, &prose, INDENT);
            first = false;
        }
        prose_say(&prose, "%s: ", candidate->path);
        words_rule(&prose, request, candidate);
        prose_line(&prose, view->output, DEEPER);
    }
}

/* Says whether the start ended with REQUEST: a file is there that no loader takes. */
static bool is_fatal(const struct ldso_request *request)
{
    size_t count = request->candidate_count;
    while (count > 0 && request->candidates[count - 1].outcome == LDSO_SHADOWED)
        count--;
    return count > 0 && request->candidates[count - 1].outcome == LDSO_FATAL &&
           (request->tag == DT_NEEDED || request->tag == DT_FILTER);
}

/* Explains what became of REQUEST. */
static void explain_request(const struct view *view, const struct ldso_request *request)
{
    struct prose prose = {0};
    words_needer(&prose, request);
    prose_text(&prose, ".");
    if (request->name && strcmp(request->name, request->text) != 0)
        prose_say(&prose, " It is written there as %s.", request->text);
    end(view, &prose, INDENT);
    if (!request->name) {
        prose_text(&prose, "It is left out: a token in it ($ORIGIN and the like) has no value.");
        end(view, &prose, INDENT);
        return;
    }
    if (request->candidate_count == 0 || request->candidates[0].stage > LDSO_STAGE_PATH)
        explain_chain(view, request);
    explain_candidates(view, request);
    if (is_fatal(request))
        prose_text(&prose, "The loader looks no further, and the program does not start.");
    else if (!words_taken(request) && (!request->object || (request->object->kind == LDSO_MISSING &&
                                                            !ldso_closure_lacks(request->object))))
        prose_text(&prose, "It is missing, and that is forgiven.");
    else if (!words_taken(request) && request->object->kind == LDSO_MISSING)
        prose_text(&prose, request->candidate_count == 0
                               ? "No place is left where it could be searched: not found."
                               : "No place is left to look at: not found.");
    if (prose.used > 0)
        view_paint(view, PAINT_BAD);
    end(view, &prose, INDENT);
    view_paint_end(view);
    explain_shadowed(view, request);
}

/* Names those who got OBJECT without being the first to ask. */
static void explain_others(const struct view *view, const struct ldso_object *object)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    size_t count = 0;
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        if (request->object != object || request == object->first)
            continue;
        const struct ldso_candidate *taken = words_taken(request);
        if (taken && taken->stage != LDSO_STAGE_NAME) {
            /* It was searched, and turned out to be a file that is loaded (L11). */
            explain_request(view, request);
            continue;
        }
        prose_say(&prose, count++ == 0 ? "It is there already for %s" : ", %s",
                  words_object(request->needer));
        if (strcmp(request->name, object->name) != 0)
            prose_say(&prose, " (which calls it %s)", request->name);
    }
    if (count > 0)
        prose_text(&prose, ".");
    end(view, &prose, INDENT);
}

/* Explains one object. */
static void explain_object(const struct view *view, const struct ldso_object *object)
{
    struct prose prose = {0};
    output_char(view->output, '\n');
    view_paint(view, PAINT_STRONG);
    view_object(view, object);
    view_paint_end(view);
    output_char(view->output, '\n');
    if (object->kind == LDSO_LOADER) {
        prose_text(&prose, "This is the loader, which the kernel starts because the program names "
                           "it (PT_INTERP). It is loaded from the beginning, and listed as "
                           "somebody needs it.");
        end(view, &prose, INDENT);
    } else if (object->first) {
        explain_request(view, object->first);
    }
    explain_others(view, object);
}

/* Explains REQUEST, which got no object. */
static void explain_nobody(const struct view *view, const struct ldso_request *request)
{
    output_char(view->output, '\n');
    view_name(view, request->name ? request->name : request->text);
    output_char(view->output, '\n');
    explain_request(view, request);
}

/* Says what the file is, and in which world it would be started. */
static void explain_file(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    view_paint(view, PAINT_STRONG);
    view_name(view, view->file);
    view_paint_end(view);
    output_char(view->output, '\n');
    kind_describe(closure->main->file.bytes, &prose);
    end(view, &prose, INDENT);
    if (closure->loader->refusal) {
        prose_text(&prose, "It does not start; ");
        prose_text(&prose, closure->loader->refusal);
        prose_text(&prose, ".");
        view_paint(view, PAINT_BAD);
        end(view, &prose, INDENT);
        view_paint_end(view);
    }
    if (closure->secure) {
        prose_text(&prose, "It is started in secure mode, as it runs with the rights of somebody "
                           "else (set-user-ID, set-group-ID): the loader does not trust the "
                           "environment, LD_LIBRARY_PATH least of all.");
        end(view, &prose, INDENT);
    }
    if (view->options->whatif.changed) {
        prose_say(&prose, "What if: %s", view->options->whatif.description);
        end(view, &prose, INDENT);
    }
}

void explain_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    explain_file(view);
    for (size_t i = 0; i < closure->loaded_count; i++)
        if (closure->loaded[i]->kind != LDSO_MAIN)
            explain_object(view, closure->loaded[i]);
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        if (!request->object)
            explain_nobody(view, request);
    }
}

/* Says whether NAME means OBJECT: as its name, its soname, its path, the last part of
   the path, or a name that somebody else has for it. */
static bool is_meant(const struct ldso_closure *closure, const struct ldso_object *object,
                     const char *name)
{
    const char *last = object->path ? strrchr(object->path, '/') : NULL;
    if (strcmp(object->name, name) == 0 || (object->soname && strcmp(object->soname, name) == 0) ||
        (object->path && strcmp(object->path, name) == 0) || (last && strcmp(last + 1, name) == 0))
        return true;
    for (size_t i = 0; i < closure->order_count; i++)
        if (closure->order[i]->object == object && closure->order[i]->name &&
            strcmp(closure->order[i]->name, name) == 0)
            return true;
    return false;
}

/* Prints the chain that led to OBJECT: "./prog -> liba.so -> libb.so". */
static void print_chain(const struct view *view, const struct ldso_object *object)
{
    struct prose prose = {0};
    prose_text(&prose, "The way to it: ");
    /* From the end, as objects know their parents only; a chain may be long, so not by
       recursion. */
    size_t length = 0;
    for (const struct ldso_object *up = object; up; up = up->parent)
        length++;
    for (size_t i = length; i-- > 0;) {
        const struct ldso_object *at = object;
        for (size_t steps = 0; steps < i; steps++)
            at = at->parent;
        prose_say(&prose, i + 1 == length ? "%s" : " -> %s", words_object(at));
    }
    end(view, &prose, INDENT);
}

bool why_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    bool found = false;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind == LDSO_MAIN || !is_meant(closure, object, view->options->why))
            continue;
        if (!found)
            explain_file(view);
        found = true;
        explain_object(view, object);
        if (object->parent)
            print_chain(view, object);
    }
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        if (request->object || (strcmp(request->text, view->options->why) != 0 &&
                                (!request->name || strcmp(request->name, view->options->why) != 0)))
            continue;
        if (!found)
            explain_file(view);
        found = true;
        explain_nobody(view, request);
    }
    return found;
}
