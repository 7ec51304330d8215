/* walk.c: see walk.h. */
#include "ldso/walk.h"

#include "ldso/cut.h"
#include "ldso/objects.h"
#include "ldso/preload.h"
#include "ldso/search.h"
#include "ldso/segments.h"
#include "ldso/tokens.h"

#include <stdlib.h>

/* How often one filtee may be moved: each new filter does it once, unless there is a circle.
   And how many filtees may stand before main: the loader does not see them any more, so one
   that is a filter of itself is loaded again and again. */
enum { MOVES_MOST = 200, HIDDEN_MOST = 1000 };

/* --- lists --------------------------------------------------------------------------- */

void ldso_walk_append(struct ldso_state *state, struct ldso_map *map)
{
    map->in_list = true;
    map->list_before = state->list_last;
    map->list_behind = NULL;
    if (state->list_last)
        state->list_last->list_behind = map;
    else
        state->list_first = map;
    state->list_last = map;
}

/* Takes MAP out of the search list. */
static void list_remove(struct ldso_state *state, struct ldso_map *map)
{
    if (map->list_before)
        map->list_before->list_behind = map->list_behind;
    else
        state->list_first = map->list_behind;
    if (map->list_behind)
        map->list_behind->list_before = map->list_before;
    else
        state->list_last = map->list_before;
}

/* Puts MAP into the search list before OTHER. */
static void list_insert(struct ldso_state *state, struct ldso_map *map, struct ldso_map *other)
{
    map->in_list = true;
    map->list_before = other->list_before;
    map->list_behind = other;
    if (other->list_before)
        other->list_before->list_behind = map;
    else
        state->list_first = map;
    other->list_before = map;
}

/* Moves MAP in the load order to the place before OTHER. Before main, it is no longer
   in the list that begins with main. */
static void order_move(struct ldso_state *state, struct ldso_map *map, struct ldso_map *other)
{
    if (map->before)
        map->before->behind = map->behind;
    if (map->behind)
        map->behind->before = map->before;
    if (state->last == map)
        state->last = map->before;
    map->before = other->before;
    map->behind = other;
    if (other->before)
        other->before->behind = map;
    other->before = map;
    map->hidden = other == state->main || other->hidden;
}

/* --- one request --------------------------------------------------------------------- */

bool ldso_walk_note(struct ldso_state *state, struct ldso_request *request)
{
    struct ldso_closure *closure = state->closure;
    if (closure->order_count >= LDSO_REQUESTS_MOST) {
        closure->fatal = "more than 200,000 libraries are asked for; given up";
        return false;
    }
    if (closure->order_count == state->order_room) {
        size_t room = state->order_room ? state->order_room * 2 : 256;
        struct ldso_request **bigger = realloc(closure->order, room * sizeof(*bigger));
        if (!bigger) {
            state->memory.exhausted = true;
            return false;
        }
        closure->order = bigger;
        state->order_room = room;
    }
    closure->order[closure->order_count++] = request;
    return true;
}

/* Makes an object of what SEARCH found. NULL: the loader gives up, or there is no
   memory left. */
static struct ldso_map *load(struct ldso_search *search)
{
    struct ldso_state *state = search->state;
    struct ldso_candidate *candidate = &state->candidates[state->candidate_count - 1];
    bool usual = candidate->stage == LDSO_STAGE_CACHE || candidate->stage == LDSO_STAGE_DEFAULT;
    const char *reason = ldso_segments_check(state, &search->image, usual);
    if (!reason)
        reason =
            ldso_image_load(&search->image, &state->memory, !state->closure->options.names_only);
    if (!reason)
        reason = ldso_cut_at_load(state, &search->image);
    uint64_t flags;
    if (!reason && elf_dynamic_find(&search->image.dynamic, DT_FLAGS_1, &flags) && flags & DF_1_PIE)
        reason = "cannot dynamically load position-independent executable";
    if (reason) {
        ldso_image_close(&search->image);
        candidate->outcome = LDSO_FATAL;
        candidate->reason = reason;
        search->fatal = ldso_memory_join(&state->memory, search->path, ": ", reason);
        return NULL;
    }
    struct ldso_map *map =
        ldso_object_new(state, LDSO_LIBRARY, search->request->name, search->path);
    if (!map) {
        ldso_image_close(&search->image);
        return NULL;
    }
    ldso_object_number(state, map);
    map->object.damage = ldso_cut_at_start(state, &search->image, false);
    map->object.parent = &search->needer->object;
    map->object.first = search->request;
    if (!ldso_object_take(state, map, &search->image)) {
        search->fatal = state->closure->fatal;
        return NULL;
    }
    return map;
}

/* Takes the file that SEARCH found for an object that is loaded already, if it is one
   (L11). */
static struct ldso_map *reuse(struct ldso_search *search)
{
    struct ldso_state *state = search->state;
    struct ldso_map *map = ldso_object_same(state, &search->image);
    if (map) {
        state->candidates[state->candidate_count - 1].outcome = LDSO_ALREADY_LOADED;
        ldso_object_add_name(state, map, search->request->name);
        ldso_image_close(&search->image);
    }
    return map;
}

/* Makes the placeholder for REQUEST, which found nothing (L25). */
static struct ldso_map *make_placeholder(struct ldso_state *state, struct ldso_request *request)
{
    struct ldso_map *map = ldso_object_new(state, LDSO_MISSING, request->name, NULL);
    if (map) {
        map->object.parent = request->needer;
        map->object.first = request;
    }
    return map;
}

/* Satisfies REQUEST, by name (L10) or by a search (L6), and stores its object. WHY, if
   the loader gives up, is the reason. */
static enum ldso_result satisfy(struct ldso_state *state, struct ldso_request *request,
                                const char **why)
{
    struct ldso_search search; /* the image in it is large, and filled in later */
    search.state = state;
    search.request = request;
    search.needer = ldso_map_of(request->needer);
    search.preload = request->tag == DT_NULL;
    search.look = NULL;
    search.other_class = search.passed = search.first = false;
    search.fatal = NULL;
    enum ldso_result result = LDSO_RESULT_FOUND;
    struct ldso_map *map = ldso_object_named(state, request->name);
    if (map) {
        struct ldso_candidate known = {.stage = LDSO_STAGE_NAME,
                                       .outcome = LDSO_ALREADY_LOADED,
                                       .path = map->object.path ? map->object.path : ""};
        if (!ldso_candidate_add(state, known))
            result = LDSO_RESULT_FATAL;
    } else {
        result = ldso_search_run(&search);
    }
    if (result == LDSO_RESULT_FOUND && !map)
        map = reuse(&search);
    if (result == LDSO_RESULT_FOUND && !map)
        map = load(&search);
    if (result == LDSO_RESULT_MISSING && request->tag != DT_NULL)
        map = make_placeholder(state, request);
    if (!ldso_candidates_move(state, request) || state->memory.exhausted) {
        *why = state->memory.exhausted ? ldso_memory_problem(&state->memory) : "out of memory";
        return LDSO_RESULT_FATAL;
    }
    request->object = map ? &map->object : NULL;
    *why = search.fatal;
    if (result == LDSO_RESULT_FOUND && !map)
        result = LDSO_RESULT_FATAL;
    if (result == LDSO_RESULT_FATAL)
        request->failure = *why;
    return result;
}

/* --- what an object needs ------------------------------------------------------------ */

/* Replaces the tokens in REQUEST's text (L17). False: that ends the start, or the
   entry is skipped; then the name is NULL. */
static bool name_request(struct ldso_state *state, struct ldso_map *map,
                         struct ldso_request *request)
{
    request->name = request->text;
    if (!ldso_tokens_present(request->text))
        return true;
    struct ldso_closure *closure = state->closure;
    request->name = NULL;
    if (closure->secure) { /* L32 */
        closure->fatal = ldso_memory_join(&state->memory, request->text,
                                          ": DST not allowed in SUID/SGID programs", "");
        return false;
    }
    const char *name = ldso_tokens_expand(state, map, request->text);
    if (name && name[0] != '\0') {
        request->name = name;
        return true;
    }
    request->failure = "a token has no value";
    if (request->tag == DT_AUXILIARY)
        closure->fatal = ldso_memory_join(&state->memory, request->text,
                                          ": empty dynamic string token substitution", "");
    return false;
}

/* Puts the filtee MAP before FILTER in both lists, unless it stands further front
   already (L29). False: that goes on for ever; filters name each other in a circle. */
static bool place_filtee(struct ldso_state *state, struct ldso_map *filter, struct ldso_map *map)
{
    if (map->in_list) {
        struct ldso_map *later = filter->list_behind;
        while (later && later != map && budget_take(&state->budget, BUDGET_STEP))
            later = later->list_behind;
        if (state->budget.spent) {
            state->closure->fatal = "it has too many filters, and too many other needs; given up";
            return false;
        }
        if (!later)
            return true;
        if (++map->moves > MOVES_MOST) {
            state->closure->fatal = "filters name each other in a circle, and the loader "
                                    "moves them for ever; given up";
            return false;
        }
        list_remove(state, map);
    }
    list_insert(state, map, filter);
    order_move(state, map, filter);
    map->done = false;
    if (map->hidden && ++state->hidden_count > HIDDEN_MOST) {
        state->closure->fatal = "the program's filter is a filter again and again; given up";
        return false;
    }
    return true;
}

/* Satisfies REQUEST of MAP, and puts the object into the search list. False: the
   loader gives up. */
static bool handle(struct ldso_state *state, struct ldso_map *map, struct ldso_request *request)
{
    struct ldso_closure *closure = state->closure;
    if (!name_request(state, map, request))
        return !closure->fatal;
    if (!ldso_walk_note(state, request))
        return false;
    const char *why = NULL;
    enum ldso_result result = satisfy(state, request, &why);
    if (result == LDSO_RESULT_FATAL) {
        if (request->tag == DT_AUXILIARY && !state->memory.exhausted)
            return true; /* any error is forgiven (L29) */
        closure->fatal = why ? why : ldso_memory_problem(&state->memory);
        return false;
    }
    struct ldso_map *found = ldso_map_of(request->object);
    if (request->tag != DT_NEEDED)
        return place_filtee(state, map, found);
    if (!found->in_list)
        ldso_walk_append(state, found);
    return true;
}

/* Goes through the dynamic section of MAP (L4). */
static bool go_through(struct ldso_state *state, struct ldso_map *map)
{
    struct ldso_object *object = &map->object;
    map->done = true;
    for (size_t i = 0; i < object->request_count; i++)
        if (ldso_asks(object->requests[i].tag) && !handle(state, map, &object->requests[i]))
            return false;
    return true;
}

/* Returns the object whose turn it is after MAP: first the filtees that were put before
   it, the first one first; else the next one that waits. */
static struct ldso_map *next_of(struct ldso_map *map)
{
    struct ldso_map *next = map;
    while (next->list_before && !next->list_before->done)
        next = next->list_before;
    while (next && next->done)
        next = next->list_behind;
    return next;
}

bool ldso_walk_make_room(struct ldso_state *state, size_t count)
{
    struct ldso_object *main = &state->main->object;
    struct ldso_request *bigger =
        ldso_memory_array(&state->memory, main->request_count + count, sizeof *main->requests);
    if (!bigger)
        return false;
    memcpy(bigger, main->requests, main->request_count * sizeof *bigger);
    main->requests = bigger;
    return true;
}

struct ldso_request *ldso_walk_add_preload(struct ldso_state *state, const char *name,
                                           const char *source)
{
    struct ldso_object *main = &state->main->object;
    if (!name)
        return NULL;
    struct ldso_request *request = &main->requests[main->request_count++];
    *request = (struct ldso_request){
        .tag = DT_NULL, .text = name, .name = name, .needer = main, .source = source};
    return request;
}

/* Loads the preloads (L31): a failure is a message, never the end. */
static bool preload(struct ldso_state *state)
{
    struct ldso_preloads preloads;
    if (!ldso_preloads_collect(state, &preloads))
        return false;
    if (preloads.count > 0 && !ldso_walk_make_room(state, preloads.count))
        return false;
    for (size_t i = 0; i < preloads.count; i++) {
        const struct ldso_preload *entry = &preloads.entries[i];
        struct ldso_request *request = ldso_walk_add_preload(state, entry->name, entry->source);
        if (entry->refused) {
            request->failure = "ignored in a set-user-ID program";
            continue;
        }
        const char *why;
        struct ldso_map *newest = state->newest;
        if (!ldso_walk_note(state, request))
            return false;
        satisfy(state, request, &why);
        if (state->memory.exhausted)
            return false;
        if (request->object && state->newest != newest)
            ldso_walk_append(state, ldso_map_of(request->object));
    }
    return true;
}

bool ldso_walk(struct ldso_state *state)
{
    ldso_walk_append(state, state->main);
    bool good = preload(state);
    for (struct ldso_map *map = state->main; good && map; map = next_of(map))
        good = go_through(state, map);
    return good;
}
