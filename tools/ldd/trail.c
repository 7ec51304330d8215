/* trail.c: see trail.h. */
#include "ldd/trail.h"

#include "ldd/prose.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"

#include <errno.h>
#include <string.h>

enum { DEEPER = 8 };

/* Ends the paragraph in PROSE. */
static void end(const struct view *view, struct prose *prose, size_t indent)
{
    prose_end(prose, view->output, indent, indent == TRAIL_INDENT ? 0 : 4);
}

/* Says whose RUNPATH does what to the RPATHs of the chain (L7, L8). */
static void print_chain(const struct view *view, const struct ldso_request *request)
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
    end(view, &prose, TRAIL_INDENT);
}

/* Returns the path of the cache: the loader's own, or what the user names instead. */
static const char *cache_of(const struct ldso_closure *closure)
{
    return closure->options.cache ? closure->options.cache : closure->loader->cache;
}

/* Says what the list is called in which the next candidates stand. */
static void print_list(const struct view *view, const struct ldso_request *request,
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
        prose_say(&prose, "The loader's cache, %s, names:", cache_of(view->closure));
        break;
    case LDSO_STAGE_DEFAULT:
        if (view->closure->loader->musl && view->closure->loader->cache)
            prose_say(&prose, "Folder that %s lists:", view->closure->loader->cache);
        else
            prose_text(&prose, "Default folder:");
        break;
    default:
        words_rule(&prose, request,
                   &(struct ldso_candidate){.stage = candidate->stage, .owner = candidate->owner});
        if (candidate->directory && *candidate->directory == '\0')
            prose_text(&prose, ", an empty element, which means the current folder:");
        else
            prose_say(&prose, ", \"%s\":", candidate->directory ? candidate->directory : "");
    }
    end(view, &prose, TRAIL_INDENT);
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
static void print_candidate(const struct view *view, const struct ldso_request *request,
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

/* Returns the length of the folder in which the candidate FROM's subdirectory is. */
static size_t folder_length(const struct ldso_request *request, const struct ldso_candidate *from)
{
    size_t length = strlen(from->path);
    size_t shown = words_subdirectory(from) + 1 + strlen(request->name);
    return length > shown ? length - shown : 0;
}

/* Returns how many candidates of REQUEST from FIRST on are absent from subdirectories of one
   folder. */
static size_t count_absences(const struct ldso_request *request, size_t first)
{
    const struct ldso_candidate *from = &request->candidates[first];
    size_t count = 0, folder = folder_length(request, from);
    while (first + count < request->candidate_count) {
        const struct ldso_candidate *candidate = &request->candidates[first + count];
        if (!is_plain_absence(candidate) || !same_list(candidate, from) ||
            strncmp(candidate->path, from->path, folder) != 0)
            break;
        count++;
    }
    return count;
}

/* Says whether COUNT candidates are all the subdirectories that the loader has; the last one
   of its list is the directory itself. */
static bool is_every_subdirectory(const struct ldso_closure *closure, size_t count)
{
    return count > 0 && count + 1 == closure->loader->subdirectory_count;
}

/* Prints the candidates of REQUEST from FIRST on that are absent from subdirectories
   of one folder; returns how many. */
static size_t print_absences(const struct view *view, const struct ldso_request *request,
                             size_t first)
{
    const struct ldso_candidate *from = &request->candidates[first];
    size_t count = count_absences(request, first);
    struct prose prose = {0};
    prose_text(&prose, "absent from the subdirectories of ");
    prose_bytes(&prose, from->path, folder_length(request, from));
    prose_text(&prose, " for processors");
    for (size_t i = 0; i < count && !is_every_subdirectory(view->closure, count); i++) {
        prose_text(&prose, i == 0 ? ": " : ", ");
        prose_bytes(&prose, from[i].subdirectory, words_subdirectory(&from[i]));
    }
    end(view, &prose, DEEPER);
    return count;
}

/* Says whether some request of CLOSURE was looked for in every subdirectory of a folder. */
static bool has_every_subdirectory(const struct ldso_closure *closure)
{
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        for (size_t j = 0, count; j<request->candidate_count; j += count> 0 ? count : 1) {
            count = is_plain_absence(&request->candidates[j]) ? count_absences(request, j) : 0;
            if (is_every_subdirectory(closure, count))
                return true;
        }
    }
    return false;
}

void trail_subdirectories_print(const struct view *view)
{
    const struct ldso_loader *loader = view->closure->loader;
    struct prose prose = {0};
    if (!has_every_subdirectory(view->closure))
        return;
    prose_text(&prose, "In each directory the loader looks into subdirectories for processors "
                       "first:");
    for (size_t i = 0; i + 1 < loader->subdirectory_count; i++) {
        size_t length = strlen(loader->subdirectories[i]);
        prose_text(&prose, i == 0 ? " " : ", ");
        prose_bytes(&prose, loader->subdirectories[i], length > 0 ? length - 1 : 0);
    }
    prose_text(&prose, ".");
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
}

/* Says that the cache has nothing, where it was asked: behind the lists before it and
   in front of the default folders. SEEN: whether it named a candidate. */
static void print_cache(const struct view *view, bool seen)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    if (seen || closure->loader->musl ||
        (closure->options.cache && *closure->options.cache == '\0'))
        return;
    prose_say(&prose, "The loader's cache, %s, has no entry of this name.", cache_of(closure));
    end(view, &prose, TRAIL_INDENT);
}

/* Prints all candidates of REQUEST, list by list. */
static void print_candidates(const struct view *view, const struct ldso_request *request)
{
    const struct ldso_candidate *list = NULL;
    bool seen = false;
    for (size_t i = 0; i < request->candidate_count && !output_ended(view->output);) {
        const struct ldso_candidate *candidate = &request->candidates[i];
        if (candidate->outcome == LDSO_SHADOWED)
            break;
        if (candidate->stage == LDSO_STAGE_DEFAULT && !(list && list->stage == LDSO_STAGE_DEFAULT))
            print_cache(view, seen);
        seen = seen || candidate->stage == LDSO_STAGE_CACHE;
        if (!list || !same_list(list, candidate))
            print_list(view, request, candidate);
        list = candidate;
        if (is_plain_absence(candidate)) {
            i += print_absences(view, request, i);
        } else {
            print_candidate(view, request, candidate);
            i++;
        }
    }
}

/* Prints the copies that are never looked at. */
static void print_shadowed(const struct view *view, const struct ldso_request *request)
{
    bool first = true;
    for (size_t i = 0; i < request->candidate_count; i++) {
        const struct ldso_candidate *candidate = &request->candidates[i];
        struct prose prose = {0};
        if (candidate->outcome != LDSO_SHADOWED)
            continue;
        if (first) {
            prose_text(&prose, "The search is over. Copies further on, which this one hides:");
            end(view, &prose, TRAIL_INDENT);
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

void trail_print(const struct view *view, const struct ldso_request *request)
{
    struct prose prose = {0};
    words_needer(&prose, request);
    prose_text(&prose, ".");
    if (request->name && strcmp(request->name, request->text) != 0)
        prose_say(&prose, " It is written there as %s.", request->text);
    end(view, &prose, TRAIL_INDENT);
    if (!request->name) {
        prose_text(&prose, "It is left out: a token in it ($ORIGIN and the like) has no value.");
        end(view, &prose, TRAIL_INDENT);
        return;
    }
    if (request->candidate_count == 0 || request->candidates[0].stage > LDSO_STAGE_PATH)
        print_chain(view, request);
    print_candidates(view, request);
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
    end(view, &prose, TRAIL_INDENT);
    view_paint_end(view);
    print_shadowed(view, request);
}
