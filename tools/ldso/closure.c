/*
 * closure.c: see closure.h.
 *
 * The order of work is the loader's: main is opened, then the loader that it names,
 * then walk.c (or musl.c) loads what is needed; at the end the two lists, in which
 * the objects hang together, become arrays.
 */
#include "ldso/closure.h"

#include "ldso/cut.h"
#include "ldso/directories.h"
#include "ldso/interpreter.h"
#include "ldso/musl.h"
#include "ldso/objects.h"
#include "ldso/rules.h"
#include "ldso/search.h"
#include "ldso/secure.h"
#include "ldso/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* --- main ---------------------------------------------------------------------------- */

/* Finds out where the file of main is, as the root sees it. */
static bool find_program(struct ldso_state *state, const char *file, struct elf_error *error)
{
    state->program = file;
    if (state->root.inside || file[0] == '/' || !state->closure->options.directory)
        return true;
    /* The options' current directory is the program's; FILE counts from the real one. */
    char path[PATH_MAX];
    if (!getcwd(path, sizeof path))
        return elf_fail(error, "%s", strerror(errno));
    state->program = ldso_memory_join(&state->memory, path, "/", file);
    return state->program || elf_fail(error, "out of memory");
}

/* Makes main of the open file DESCRIPTOR (L1, L2, L3). */
static bool take_main(struct ldso_state *state, const char *file, int descriptor,
                      struct elf_error *error)
{
    struct ldso_closure *closure = state->closure;
    struct ldso_image image;
    int error_number;
    const char *reason;
    enum ldso_outcome outcome =
        ldso_image_take(&image, descriptor, &state->loader.machine, &error_number, &reason);
    if (outcome != LDSO_FOUND)
        return elf_fail(error, "%s", reason ? reason : "the header contradicts itself");
    bool dynamic = false;
    for (uint64_t i = 0; i < image.elf.segment_count; i++)
        dynamic |= image.elf.segments[i].p_type == PT_DYNAMIC;
    reason = dynamic ? ldso_image_load(&image, &state->memory, true) : "not a dynamic executable";
    state->main = reason ? NULL : ldso_object_new(state, LDSO_MAIN, "", file);
    if (!state->main) {
        ldso_image_close(&image);
        return elf_fail(error, "%s", reason ? reason : ldso_memory_problem(&state->memory));
    }
    closure->main = &state->main->object;
    state->main->mode = image.mode;
    closure->secure = ldso_secure_holds(state, descriptor);
    return ldso_object_take(state, state->main, &image) ||
           elf_fail(error, "%s",
                    closure->fatal ? closure->fatal : ldso_memory_problem(&state->memory));
}

/* Opens FILE and makes it the main object. */
static bool open_main(struct ldso_state *state, const char *file, struct elf_error *error)
{
    if (!find_program(state, file, error))
        return false;
    int descriptor = ldso_root_open_file(&state->root, state->program);
    if (descriptor < 0)
        return elf_fail(error, "%s", errno == ENOENT ? "No such file" : strerror(errno));
    return take_main(state, file, descriptor, error);
}

/* --- the world around it ------------------------------------------------------------- */

/* Makes the kernel's object, which is there from the start (L28). */
static bool make_vdso(struct ldso_state *state)
{
    const char *name = state->loader.machine->vdso;
    state->vdso = ldso_object_new(state, LDSO_VDSO, name, name);
    return state->vdso != NULL;
}

/* Makes the lists of directories that hold for every search: LD_LIBRARY_PATH, which
   secure mode ignores (L32), and the default directories. */
static bool make_lists(struct ldso_state *state)
{
    const struct ldso_closure *closure = state->closure;
    const char *variable =
        closure->secure ? NULL : ldso_environment(&closure->options, "LD_LIBRARY_PATH");
    return (!variable || ldso_list_make(state, &state->variable, variable, ":;", state->main)) &&
           ldso_list_defaults(state, &state->defaults);
}

/* Finds out whether the kernel can map main, and its start can be survived. */
static const char *damage_of_main(const struct ldso_state *state)
{
    const struct ldso_object *object = &state->main->object;
    struct ldso_image image = {.descriptor = -1,
                               .size = object->file.bytes.size,
                               .elf = object->elf,
                               .file = object->file,
                               .dynamic = object->dynamic};
    return ldso_cut_at_start(state, &image, true);
}

/* Loads everything. */
static bool load_all(struct ldso_state *state)
{
    state->closure->loader = &state->loader;
    if (!ldso_interpreter_find(state) || state->loader.stranger)
        return false;
    state->main->object.damage = damage_of_main(state);
    if (state->loader.musl)
        return ldso_musl_walk(state);
    return make_vdso(state) && make_lists(state) && ldso_walk(state);
}

/* --- the lists at the end ------------------------------------------------------------ */

/* Says whether MAP has a place in LOADED. */
static bool is_loaded(const struct ldso_map *map)
{
    return map->object.kind != LDSO_VDSO;
}

/* Takes the loader out of the load order, and puts it behind the object that precedes
   it in the search list, if it is there (L27). Placeholders do not count: they are
   taken out of that list before. */
static void place_loader(struct ldso_state *state)
{
    struct ldso_map *map = ldso_map_of(state->loader.object);
    if (map->before)
        map->before->behind = map->behind;
    if (map->behind)
        map->behind->before = map->before;
    map->before = map->behind = NULL;
    struct ldso_map *previous = map->in_list ? map->list_before : NULL;
    if (!map->in_list && !state->loader.musl &&
        ldso_rule_holds(LDSO_RULE_LOADER_LISTED, state->loader.release))
        previous = state->list_last;
    while (previous && previous->object.kind == LDSO_MISSING)
        previous = previous->list_before;
    if (!previous)
        return;
    map->before = previous;
    map->behind = previous->behind;
    previous->behind = map;
    if (map->behind)
        map->behind->before = map;
}

bool ldso_closure_lacks(const struct ldso_object *object)
{
    return object->kind == LDSO_MISSING && (!object->first || object->first->tag != DT_AUXILIARY);
}

/* Fills LOADED. Filtees of main stand before it. */
static bool fill_loaded(struct ldso_state *state)
{
    struct ldso_closure *closure = state->closure;
    struct ldso_map *first = state->main;
    while (first->before)
        first = first->before;
    size_t count = 0;
    for (struct ldso_map *map = first; map; map = map->behind)
        count += is_loaded(map);
    closure->loaded = ldso_memory_array(&state->memory, count, sizeof(*closure->loaded));
    if (!closure->loaded)
        return false;
    for (struct ldso_map *map = first; map; map = map->behind) {
        if (!is_loaded(map))
            continue;
        map->object.number = closure->loaded_count;
        closure->loaded[closure->loaded_count++] = &map->object;
        closure->missing_count += ldso_closure_lacks(&map->object);
        closure->damaged_count += map->object.damage != NULL;
    }
    uint64_t value;
    closure->listed = state->main->object.number + 1;
    if (!state->loader.musl && !elf_dynamic_find(&state->main->object.dynamic, DT_NEEDED, &value))
        closure->listed = closure->loaded_count; /* L3 */
    return true;
}

/* Links the requests that got the same object. */
static void link_requests(struct ldso_closure *closure)
{
    for (size_t i = closure->order_count; i-- > 0;) {
        struct ldso_request *request = closure->order[i];
        if (!request->object || request->linked) /* one that is made anew is in ORDER again */
            continue;
        request->linked = true;
        request->next = request->object->asked;
        request->object->asked = request;
    }
}

/* Fills SCOPE (S1). */
static bool fill_scope(struct ldso_state *state)
{
    struct ldso_closure *closure = state->closure;
    size_t count = 0;
    for (struct ldso_map *map = state->list_first; map; map = map->list_behind)
        count++;
    closure->scope = ldso_memory_array(&state->memory, count, sizeof(*closure->scope));
    if (!closure->scope)
        return false;
    for (struct ldso_map *map = state->list_first; map; map = map->list_behind)
        if (map->object.kind != LDSO_MISSING && map->object.kind != LDSO_VDSO)
            closure->scope[closure->scope_count++] = &map->object;
    return true;
}

/* --- opening and closing ------------------------------------------------------------- */

bool ldso_closure_open(struct ldso_closure *closure, const char *file,
                       const struct ldso_options *options, struct elf_error *error)
{
    memset(closure, 0, sizeof *closure);
    closure->options = *options;
    struct ldso_state *state = calloc(1, sizeof *state);
    if (!state)
        return elf_fail(error, "out of memory");
    closure->state = state;
    state->closure = closure;
    state->root.folder = AT_FDCWD;
    budget_start(&state->budget, BUDGET_MOST);
    bool good = ldso_root_open(&state->root, options, &state->memory, error) &&
                open_main(state, file, error);
    if (good && !load_all(state) && !closure->fatal) {
        const char *stranger = state->loader.stranger;
        closure->fatal = stranger ? stranger : ldso_memory_problem(&state->memory);
        /* What the budget left is shown, if the loader is known already. */
        good =
            (!stranger && state->memory.text == LDSO_TEXT_MOST && state->loader.subdirectories) ||
            elf_fail(error, "%s", closure->fatal);
    }
    if (good) {
        place_loader(state);
        link_requests(closure);
        good = (fill_loaded(state) && fill_scope(state)) || elf_fail(error, "out of memory");
    }
    if (!good)
        ldso_closure_close(closure);
    return good;
}

bool ldso_closure_shadowed(struct ldso_closure *closure, struct ldso_request *request)
{
    struct ldso_state *state = closure->state;
    struct ldso_candidate *taken = NULL;
    for (size_t i = 0; i < request->candidate_count; i++) {
        struct ldso_candidate *candidate = &request->candidates[i];
        if (candidate->outcome == LDSO_SHADOWED)
            return true; /* it was asked for before */
        if (candidate->outcome == LDSO_FOUND || candidate->outcome == LDSO_ALREADY_LOADED)
            taken = candidate;
    }
    if (!taken || taken->stage <= LDSO_STAGE_PATH || state->loader.musl)
        return true;
    state->candidate_count = 0;
    for (size_t i = 0; i < request->candidate_count; i++)
        if (!ldso_candidate_add(state, request->candidates[i]))
            return !state->memory.exhausted;
    struct ldso_search search = {
        .state = state, .request = request, .needer = ldso_map_of(request->needer), .look = taken};
    ldso_search_run(&search);
    return ldso_candidates_move(state, request);
}

bool ldso_closure_would_find(struct ldso_closure *closure, const struct ldso_request *request)
{
    static const struct ldso_candidate nothing = {.path = ""};
    struct ldso_request copy = *request;
    struct ldso_search search = {.state = closure->state,
                                 .request = &copy,
                                 .needer = ldso_map_of(request->needer),
                                 .look = &nothing,
                                 .passed = true,
                                 .first = true};
    return closure->loader->musl || ldso_search_run(&search) != LDSO_RESULT_MISSING;
}

void ldso_closure_close(struct ldso_closure *closure)
{
    struct ldso_state *state = closure->state;
    if (!state)
        return;
    for (struct ldso_map *map = state->newest; map; map = map->older) {
        elf_object_close(&map->object.elf);
        elf_file_close(&map->object.file);
    }
    elf_file_close(&state->cache_file);
    ldso_root_close(&state->root);
    ldso_memory_free(&state->memory);
    free(state->candidates);
    free(closure->order);
    free(state);
    memset(closure, 0, sizeof *closure);
}
