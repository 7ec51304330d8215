/*
 * musl.c: see musl.h.
 *
 * musl's loader is its libc. It has one list of objects, in the order in which they
 * were first asked for, which is the search list too; it knows no cache, no
 * subdirectories and no filters, and it takes the first file that opens.
 */
#include "ldso/musl.h"

#include "ldso/cut.h"
#include "ldso/lookup.h"
#include "ldso/musl_path.h"
#include "ldso/objects.h"
#include "ldso/search.h"
#include "ldso/segments.h"
#include "ldso/tokens.h"
#include "ldso/walk.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

/* Paths that do not fit are passed over. */
enum { PATH_ROOM = 2 * NAME_MAX + 2 };

/* One search, and its result. */
struct search {
    struct ldso_state *state;
    struct ldso_request *request;
    struct ldso_map *needer; /* NULL: a preload (U3) */
    struct ldso_map *map;    /* what satisfies the request */
    struct ldso_image image; /* or what was opened for it, under PATH */
    const char *path;
    const char *failure;
};

enum step { STEP_ON, STEP_END, STEP_FOUND };

/* --- candidates ---------------------------------------------------------------------- */

/* Tries the file of CANDIDATE: the first one that opens is taken, whatever it is (U10). */
static enum step try_file(struct search *search, struct ldso_candidate *candidate)
{
    struct ldso_state *state = search->state;
    candidate->outcome =
        ldso_image_open(&search->image, &state->root, candidate->path, state->loader.machine, true,
                        &candidate->error_number, &candidate->reason);
    if (!ldso_candidate_add(state, *candidate)) {
        ldso_image_close(&search->image);
        return STEP_END;
    }
    search->path = candidate->path;
    switch (candidate->outcome) {
    case LDSO_FOUND: return STEP_FOUND;
    case LDSO_ABSENT: break;
    case LDSO_WRONG_CLASS: search->failure = "wrong ELF class"; return STEP_END;
    case LDSO_WRONG_MACHINE: search->failure = "for another machine"; return STEP_END;
    default: search->failure = candidate->reason; return STEP_END;
    }
    search->failure = strerror(ENOENT);
    switch (candidate->error_number) { /* U9 */
    case ENOENT:
    case ENOTDIR:
    case EACCES:
    case ENAMETOOLONG: return STEP_ON;
    default: search->failure = strerror(candidate->error_number); return STEP_END;
    }
}

/* Returns the next folder of *LIST, between colons or newlines (U5); empty ones are left
   out (U6). NULL: there is none, or no memory. */
static const char *next_folder(struct ldso_state *state, const char **list)
{
    *list += strspn(*list, ":\n");
    size_t length = strcspn(*list, ":\n");
    const char *folder = length ? ldso_memory_text(&state->memory, *list, length) : NULL;
    *list += length;
    return folder;
}

/* Tries the folders of LIST. WRITTEN is the list before token expansion; it has the same
   number of folders, unless the origin has a colon. */
static enum step try_list(struct search *search, enum ldso_stage stage,
                          const struct ldso_map *owner, const char *list, const char *written)
{
    struct ldso_memory *memory = &search->state->memory;
    for (const char *folder; (folder = next_folder(search->state, &list));) {
        const char *as_written = next_folder(search->state, &written);
        size_t length = strlen(folder);
        if (length + 1 + strlen(search->request->name) >= PATH_ROOM)
            continue;
        struct ldso_candidate candidate = {.stage = stage,
                                           .directory = as_written ? as_written : folder,
                                           .owner = owner ? &owner->object : NULL};
        candidate.path = ldso_memory_join(memory, folder, "/", search->request->name);
        if (!candidate.path)
            return STEP_END;
        enum step step = try_file(search, &candidate);
        if (step != STEP_ON)
            return step;
    }
    return memory->exhausted ? STEP_END : STEP_ON;
}

/* --- RPATH and RUNPATH --------------------------------------------------------------- */

/* Tries the lists of the needer, of what needed that, and so on up to main (U2). */
static enum step try_chain(struct search *search)
{
    struct ldso_state *state = search->state;
    for (struct ldso_map *map = search->needer; map;) {
        const char *runpath = map->object.runpath;
        const char *written = runpath ? runpath : map->object.rpath;
        const char *list = written ? ldso_tokens_expand_musl(state, map, written) : NULL;
        if (list) {
            enum ldso_stage stage = runpath ? LDSO_STAGE_RUNPATH : LDSO_STAGE_RPATH;
            enum step step = try_list(search, stage, map, list, written);
            if (step != STEP_ON)
                return step;
        }
        map = map->object.parent ? ldso_map_of(map->object.parent) : NULL;
    }
    return STEP_ON;
}

/* Tries the system path. */
static enum step try_system(struct search *search)
{
    struct ldso_state *state = search->state;
    if (!state->system_path)
        state->system_path = ldso_musl_system_path(state);
    return try_list(search, LDSO_STAGE_DEFAULT, NULL, state->system_path, state->system_path);
}

/* --- one request --------------------------------------------------------------------- */

/* Says whether NAME is musl itself, wherever it is asked for (U13). */
static bool is_musl(const struct ldso_state *state, const char *name)
{
    static const char *const reserved[] = {"c.", "pthread.", "rt.", "m.", "dl.", "util.", "xnet."};
    if (strcmp(name, state->loader.path) == 0)
        return true;
    for (size_t i = 0; strncmp(name, "lib", 3) == 0 && i < sizeof reserved / sizeof *reserved; i++)
        if (strncmp(name + 3, reserved[i], strlen(reserved[i])) == 0)
            return true;
    return false;
}

/* Notes that MAP is known by its file's name (U11). */
static void give_short_name(struct ldso_state *state, struct ldso_map *map)
{
    if (map->short_name)
        return;
    map->short_name = true;
    map->named = state->named;
    state->named = map;
}

/* Satisfies the request with an object that is there already (U11, U13). */
static bool match(struct search *search)
{
    struct ldso_state *state = search->state;
    const char *name = search->request->name;
    if (is_musl(state, name)) {
        search->map = ldso_map_of(state->loader.object);
        if (!search->map->in_list)
            ldso_walk_append(state, search->map);
    } else if (!strchr(name, '/')) {
        struct ldso_map *map = state->named;
        while (map && strcmp(strrchr(map->object.path, '/') + 1, name) != 0)
            map = map->named;
        search->map = map;
    }
    if (!search->map)
        return false;
    struct ldso_candidate known = {
        .stage = LDSO_STAGE_NAME, .outcome = LDSO_ALREADY_LOADED, .path = search->map->object.path};
    return ldso_candidate_add(state, known);
}

/* Goes through the stages (U1). */
static enum step find(struct search *search)
{
    struct ldso_state *state = search->state;
    const char *name = search->request->name;
    if (strchr(name, '/')) {
        struct ldso_candidate candidate = {.stage = LDSO_STAGE_PATH, .path = name};
        return try_file(search, &candidate);
    }
    search->failure = strerror(ENOENT);
    if (name[0] == '\0' || strlen(name) > NAME_MAX)
        return STEP_END;
    const struct ldso_closure *closure = state->closure;
    const char *variable =
        closure->secure ? NULL : ldso_environment(&closure->options, "LD_LIBRARY_PATH");
    enum step step =
        variable ? try_list(search, LDSO_STAGE_VARIABLE, NULL, variable, variable) : STEP_ON;
    if (step == STEP_ON)
        step = try_chain(search);
    if (step == STEP_ON)
        step = try_system(search);
    return step;
}

/* Says whether MAP is another C library: it would be a second one, so musl takes itself
   instead (U13). */
static bool is_a_libc(const struct ldso_map *map)
{
    static const char *const names[] = {"__libc_start_main", "stdin"};
    struct budget budget;
    const struct ldso_manner manner = {.musl = true, .budget = &budget};
    struct ldso_symbols symbols;
    if (!ldso_symbols_open(&symbols, &map->object))
        return false;
    bool all = true;
    budget_start(&budget, BUDGET_MOST);
    for (size_t i = 0; all && i < sizeof names / sizeof names[0]; i++) {
        struct ldso_reference reference =
            ldso_reference_make(names[i], strlen(names[i]), NULL, LDSO_CLASS_PLT);
        all = ldso_symbols_find(&symbols, &reference, &manner, NULL).index != 0;
    }
    ldso_symbols_close(&symbols);
    return all;
}

/* Makes an object of the file that was found, if it is not one already (U12). */
static bool load(struct search *search)
{
    struct ldso_state *state = search->state;
    struct ldso_candidate *candidate = &state->candidates[state->candidate_count - 1];
    bool searched = !strchr(search->request->name, '/');
    search->map = ldso_object_same(state, &search->image);
    if (search->map) {
        candidate->outcome = LDSO_ALREADY_LOADED;
        if (searched)
            give_short_name(state, search->map);
        ldso_image_close(&search->image);
        return true;
    }
    const char *reason = ldso_image_load(&search->image, &state->memory, true);
    if (!reason)
        reason = ldso_segments_check_musl(state, &search->image);
    if (reason) {
        ldso_image_close(&search->image);
        candidate->outcome = LDSO_FATAL;
        search->failure = candidate->reason = reason;
        return false;
    }
    const char *cut = ldso_cut_at_load(state, &search->image);
    if (cut) {
        ldso_image_close(&search->image);
        candidate->outcome = LDSO_FATAL;
        candidate->reason = cut;
        state->closure->fatal = ldso_memory_join(&state->memory, search->path, ": ", cut);
        return false;
    }
    struct ldso_map *last = state->last;
    struct ldso_map *map =
        ldso_object_new(state, LDSO_LIBRARY, search->request->name, search->path);
    const char *damage = ldso_cut_at_start(state, &search->image, false);
    if (!map || !ldso_object_take(state, map, &search->image)) {
        ldso_image_close(&search->image);
        return false;
    }
    if (is_a_libc(map)) {
        /* It stays an object until the end, but in no list. */
        last->behind = NULL;
        state->last = last;
        map->before = NULL;
        candidate->outcome = LDSO_REFUSED;
        candidate->reason = "it is another C library: musl takes itself instead";
        search->map = ldso_map_of(state->loader.object);
        if (!search->map->in_list)
            ldso_walk_append(state, search->map);
        return true;
    }
    ldso_object_number(state, map);
    if (searched)
        give_short_name(state, map);
    map->object.damage = damage;
    map->object.parent = search->needer ? &search->needer->object : NULL;
    map->object.first = search->request;
    ldso_walk_append(state, map);
    search->map = map;
    return true;
}

/* Satisfies REQUEST for NEEDER. False: out of memory, or too much work. */
static bool satisfy(struct ldso_state *state, struct ldso_request *request, struct ldso_map *needer)
{
    struct search search = {.state = state, .request = request, .needer = needer};
    request->name = request->text;
    if (!ldso_walk_note(state, request))
        return false;
    if (!match(&search) && (find(&search) != STEP_FOUND || !load(&search))) {
        request->failure = search.failure;
        if (request->tag != DT_NULL) { /* U15 */
            search.map = ldso_object_new(state, LDSO_MISSING, request->name, NULL);
            if (search.map) {
                search.map->object.parent = &needer->object;
                search.map->object.first = request;
                ldso_walk_append(state, search.map);
            }
        }
    }
    request->object = search.map ? &search.map->object : NULL;
    return ldso_candidates_move(state, request) && !state->memory.exhausted &&
           !state->closure->fatal;
}

/* --- the walk ------------------------------------------------------------------------ */

/* Loads what LD_PRELOAD names, between blanks and colons (U3); failures are passed over. */
static bool preload(struct ldso_state *state)
{
    const struct ldso_options *options = &state->closure->options;
    const char *variable = ldso_environment(options, "LD_PRELOAD");
    const char *lists[] = {variable, options->preload};
    static const char *const sources[] = {"LD_PRELOAD", "--preload"};
    size_t most = 0;
    for (size_t i = 0; i < 2; i++)
        most += lists[i] ? strlen(lists[i]) / 2 + 1 : 0;
    if (state->closure->secure || most == 0) /* U17 */
        return true;
    if (!ldso_walk_make_room(state, most))
        return false;
    for (size_t i = 0; i < 2; i++)
        for (const char *at = lists[i]; at && *at != '\0';) {
            size_t length = strcspn(at, " \t\n\v\f\r:");
            if (length > 0) {
                struct ldso_request *request = ldso_walk_add_preload(
                    state, ldso_memory_text(&state->memory, at, length), sources[i]);
                if (!request || !satisfy(state, request, NULL))
                    return false;
            }
            at += length + (at[length] != '\0');
        }
    return true;
}

bool ldso_musl_walk(struct ldso_state *state)
{
    ldso_walk_append(state, state->main);
    if (!preload(state))
        return false;
    for (struct ldso_map *map = state->main; map; map = map->list_behind) {
        struct ldso_object *object = &map->object;
        for (size_t i = 0; map != ldso_map_of(state->loader.object) && i < object->request_count;
             i++)
            if (object->requests[i].tag == DT_NEEDED && !satisfy(state, &object->requests[i], map))
                return false;
    }
    return true;
}
