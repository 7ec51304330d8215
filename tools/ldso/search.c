/* search.c: see search.h. */
#include "ldso/search.h"

#include "ldso/admit.h"
#include "ldso/directories.h"
#include "ldso/rules.h"
#include "ldso/tokens.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* --- writing down -------------------------------------------------------------------- */

bool ldso_candidate_add(struct ldso_state *state, struct ldso_candidate candidate)
{
    if (state->candidate_total >= LDSO_CANDIDATES_MOST)
        return false;
    if (state->candidate_count == state->candidate_room) {
        size_t room = state->candidate_room ? state->candidate_room * 2 : 64;
        struct ldso_candidate *bigger = realloc(state->candidates, room * sizeof *bigger);
        if (!bigger) {
            state->memory.exhausted = true;
            return false;
        }
        state->candidates = bigger;
        state->candidate_room = room;
    }
    state->candidates[state->candidate_count++] = candidate;
    state->candidate_total++;
    return true;
}

bool ldso_candidates_move(struct ldso_state *state, struct ldso_request *request)
{
    size_t count = state->candidate_count, size = count * sizeof *request->candidates;
    request->candidates = ldso_memory_take(&state->memory, size);
    if (!request->candidates)
        return false;
    if (count > 0)
        memcpy(request->candidates, state->candidates, size);
    request->candidate_count = count;
    state->candidate_count = 0;
    return true;
}

/* --- one candidate ------------------------------------------------------------------- */

/* What became of one candidate, or of one stage. */
enum step { STEP_ON, STEP_FOUND, STEP_FATAL };

/* Ends the search: no sound file has so many candidates. */
static enum step too_many(struct ldso_search *search)
{
    search->fatal = search->state->memory.exhausted
                        ? ldso_memory_problem(&search->state->memory)
                        : "more than 300,000 places to look at; given up";
    return STEP_FATAL;
}

/* Says whether the file in IMAGE is the one that was taken, or a copy that was noted by
   another path: with /lib a link to /usr/lib every library has two. */
static bool is_noted(const struct ldso_search *search)
{
    const struct ldso_state *state = search->state;
    const struct ldso_map *map = ldso_map_of(search->request->object);
    const struct ldso_image *image = &search->image;
    bool same = map->device == image->device && map->inode == image->inode;
    for (size_t i = state->candidate_count; i > 0 && !same; i--) {
        const struct ldso_candidate *other = &state->candidates[i - 1];
        struct stat status;
        if (other->outcome != LDSO_SHADOWED)
            break;
        same = ldso_root_status(&state->root, other->path, &status) == 0 &&
               status.st_dev == image->device && status.st_ino == image->inode;
    }
    return same;
}

/* Notes that CANDIDATE, which is behind the one that was taken, is there too. */
static enum step look_at(struct ldso_search *search, struct ldso_candidate *candidate)
{
    const struct ldso_candidate *taken = search->look;
    if (!search->passed) {
        search->passed = candidate->stage == taken->stage && candidate->owner == taken->owner &&
                         strcmp(candidate->path, taken->path) == 0;
        return STEP_ON;
    }
    if (strcmp(candidate->path, taken->path) == 0)
        return STEP_ON;
    if (search->state->look_total >= LDSO_CANDIDATES_MOST)
        return too_many(search);
    search->state->look_total++;
    int error_number;
    const char *reason;
    if (ldso_image_open(&search->image, &search->state->root, candidate->path,
                        search->state->loader.machine, false, &error_number, &reason) != LDSO_FOUND)
        return STEP_ON;
    bool noted = !search->first && is_noted(search);
    ldso_image_close(&search->image);
    if (noted)
        return STEP_ON;
    candidate->outcome = LDSO_SHADOWED;
    if (search->first)
        return STEP_FOUND;
    return ldso_candidate_add(search->state, *candidate) ? STEP_ON : too_many(search);
}

/* Ends the search with the reason why the loader gives up (L24). */
static enum step give_up(struct ldso_search *search, const struct ldso_candidate *candidate)
{
    struct ldso_memory *memory = &search->state->memory;
    const char *text = ldso_memory_join(memory, candidate->path, ": ", candidate->reason);
    if (text && candidate->error_number != 0)
        text = ldso_memory_join(memory, text, ": ", strerror(candidate->error_number));
    search->fatal = text ? text : ldso_memory_problem(memory);
    return STEP_FATAL;
}

/* Tries CANDIDATE, whose place is filled in: opens it, and writes down the outcome. */
static enum step try_candidate(struct ldso_search *search, struct ldso_candidate *candidate)
{
    if (search->look)
        return look_at(search, candidate);
    struct ldso_state *state = search->state;
    candidate->outcome =
        ldso_image_open(&search->image, &state->root, candidate->path, state->loader.machine, false,
                        &candidate->error_number, &candidate->reason);
    if (candidate->outcome == LDSO_FOUND)
        ldso_admit(state, &search->image, candidate, search->preload);
    /* L16: what is skipped counts as absent. */
    search->error_number = candidate->outcome == LDSO_ABSENT ? candidate->error_number : ENOENT;
    search->other_class |= candidate->outcome == LDSO_WRONG_CLASS;
    if (!ldso_candidate_add(state, *candidate)) {
        ldso_image_close(&search->image);
        return too_many(search);
    }
    if (candidate->outcome == LDSO_FATAL)
        return give_up(search, candidate);
    if (candidate->outcome != LDSO_FOUND)
        return STEP_ON;
    search->path = candidate->path;
    return STEP_FOUND;
}

/* --- a list of directories ----------------------------------------------------------- */

/* Finds out whether a directory is there in which a candidate was not (L15). PATH is
   the candidate's, NAME the end of it. */
static void learn(struct ldso_search *search, unsigned char *presence, const char *path,
                  const char *name)
{
    struct ldso_state *state = search->state;
    size_t length = strlen(path) - strlen(name);
    if (length == 1 && !ldso_rule_holds(LDSO_RULE_ROOT_FOLDER_LOST, state->loader.release)) {
        *presence = LDSO_PRESENT;
        return;
    }
    /* Without the last slash: so of "/" nothing is left. */
    const char *directory = ldso_memory_text(&state->memory, path, length - 1);
    struct stat status;
    if (directory && ldso_root_status(&state->root, directory, &status) == 0) {
        *presence = S_ISDIR(status.st_mode) ? LDSO_PRESENT : LDSO_GONE;
        return;
    }
    search->error_number = errno;
    *presence = LDSO_GONE;
}

/* Tries every subdirectory of ELEMENT's directory (L18). PRESENT: one of them, at
   least, is there. */
static enum step try_directory(struct ldso_search *search, struct ldso_candidate place,
                               const struct ldso_element *element, bool *present)
{
    const struct ldso_loader *loader = &search->state->loader;
    struct ldso_directory *directory = element->directory;
    *present = false;
    place.directory = element->text;
    for (size_t i = 0; i < loader->subdirectory_count; i++) {
        unsigned char *presence = &directory->presence[i];
        if (*presence == LDSO_GONE)
            continue;
        const char *subdirectory = loader->subdirectories[i];
        struct ldso_candidate candidate = place;
        candidate.subdirectory = subdirectory[0] != '\0' ? subdirectory : NULL;
        candidate.path = ldso_memory_join(&search->state->memory, directory->path, subdirectory,
                                          search->request->name);
        if (!candidate.path)
            return too_many(search);
        enum step step = try_candidate(search, &candidate);
        if (search->look) {
            if (step != STEP_ON)
                return step;
            continue;
        }
        if (*presence == LDSO_UNKNOWN) {
            if (step == STEP_FOUND || candidate.outcome == LDSO_REFUSED)
                *presence = LDSO_PRESENT;
            else if (step == STEP_ON)
                learn(search, presence, candidate.path, search->request->name);
        }
        *present |= *presence != LDSO_GONE;
        if (step != STEP_ON)
            return step;
    }
    return STEP_ON;
}

/* Tries the directories of LIST one after the other; an odd error ends it (L16). */
static enum step try_list(struct ldso_search *search, enum ldso_stage stage,
                          const struct ldso_map *owner, const struct ldso_list *list)
{
    struct ldso_candidate place = {.stage = stage, .owner = owner ? &owner->object : NULL};
    for (size_t i = 0; i < list->count; i++) {
        bool present;
        enum step step = try_directory(search, place, &list->elements[i], &present);
        if (step != STEP_ON)
            return step;
        int error = search->error_number;
        bool goes_on = error == ENOENT || error == EACCES;
        if (error == ENOTDIR)
            goes_on = !ldso_rule_holds(LDSO_RULE_NOT_A_FOLDER_ENDS, search->state->loader.release);
        if (present && !goes_on)
            return STEP_ON;
    }
    return STEP_ON;
}

/* --- the stages (L6) ----------------------------------------------------------------- */

/* Makes the lists of MAP's DT_RPATH and DT_RUNPATH; the first does not exist beside
   the second (L7). */
static bool make_lists(struct ldso_state *state, struct ldso_map *map)
{
    if (map->lists_ready)
        return true;
    map->lists_ready = true;
    const char *rpath = map->object.rpath, *runpath = map->object.runpath;
    if (runpath)
        return ldso_list_make(state, &map->runpath, runpath, ":", map);
    return !rpath || ldso_list_make(state, &map->rpath, rpath, ":", map);
}

/* Tries the DT_RPATH of MAP. */
static enum step try_rpath(struct ldso_search *search, struct ldso_map *map)
{
    if (!make_lists(search->state, map))
        return too_many(search);
    return try_list(search, LDSO_STAGE_RPATH, map, &map->rpath);
}

/* Tries the DT_RPATH of the needer, of what needed that, and so on up to main, unless
   the needer has a DT_RUNPATH (L7, L8). */
static enum step try_rpath_chain(struct ldso_search *search)
{
    if (search->needer->object.runpath)
        return STEP_ON;
    bool main_was_there = false;
    for (struct ldso_map *map = search->needer; map;) {
        enum step step = try_rpath(search, map);
        if (step != STEP_ON)
            return step;
        main_was_there |= map == search->state->main;
        map = map->object.parent ? ldso_map_of(map->object.parent) : NULL;
    }
    return main_was_there ? STEP_ON : try_rpath(search, search->state->main);
}

/* Says whether PATH begins with one of the default directories (L22). */
static bool in_default_directory(const struct ldso_loader *loader, const char *path)
{
    for (size_t i = 0; i < loader->directory_count; i++)
        if (strncmp(path, loader->directories[i], strlen(loader->directories[i])) == 0)
            return true;
    return false;
}

/* Tries the one path that the cache has for the name (L20). */
static enum step try_cache(struct ldso_search *search)
{
    struct ldso_state *state = search->state;
    if (search->preload && state->closure->secure)
        return STEP_ON;
    struct ldso_cache *cache = ldso_search_cache(state);
    if (cache->bytes.size == 0)
        return STEP_ON;
    const struct ldso_loader *loader = &state->loader;
    static const struct {
        const char *platform;
        unsigned bit;
    } platforms[] = {{"i586", 48}, {"i686", 49}, {"haswell", 50}, {"xeon_phi", 51}};
    struct ldso_cache_reader reader = {
        .flags = loader->machine->cache_flags,
        .flags_also = loader->machine->cache_flags_also,
        .hwcaps = loader->hwcaps,
        .hwcap_count = loader->hwcap_count,
        .levels = UINT32_MAX, /* other machines have no levels */
        .hwcap = loader->hwcap,
        .old_hwcaps = ldso_rule_holds(LDSO_RULE_CACHE_OLD_HWCAPS, loader->release),
        .kernel = loader->kernel,
        .memory = &state->memory,
    };
    if (loader->machine->machine == EM_X86_64 || loader->machine->machine == EM_386)
        reader.levels = (1u << loader->processor.level) - 1;
    for (size_t i = 0; i < sizeof platforms / sizeof platforms[0]; i++)
        if (loader->platform && strcmp(loader->platform, platforms[i].platform) == 0)
            reader.platform = (uint64_t)1 << platforms[i].bit;

    const char *chosen = state->closure->options.cache;
    struct ldso_candidate candidate = {.stage = LDSO_STAGE_CACHE,
                                       .directory = chosen ? chosen : loader->cache};
    candidate.path = ldso_cache_find(cache, &reader, search->request->name);
    if (!candidate.path)
        return STEP_ON;
    if (search->needer->flags_1 & DF_1_NODEFLIB && in_default_directory(loader, candidate.path)) {
        candidate.outcome = LDSO_REFUSED;
        candidate.reason = "the needer asks for no default directories (DF_1_NODEFLIB)";
        bool added = search->look || ldso_candidate_add(state, candidate);
        return added ? STEP_ON : too_many(search);
    }
    return try_candidate(search, &candidate);
}

/* Tries the name as a path (L23): a name with a slash is no subject of a search. */
static enum step try_path(struct ldso_search *search)
{
    struct ldso_candidate candidate = {.stage = LDSO_STAGE_PATH};
    candidate.path = ldso_tokens_expand(search->state, search->needer, search->request->name);
    if (!candidate.path)
        return too_many(search);
    return try_candidate(search, &candidate);
}

/* Goes through the stages of L6. */
static enum step try_stages(struct ldso_search *search)
{
    struct ldso_state *state = search->state;
    struct ldso_map *needer = search->needer;
    if (strchr(search->request->name, '/'))
        return try_path(search);
    enum step step = try_rpath_chain(search);
    if (step == STEP_ON)
        step = try_list(search, LDSO_STAGE_VARIABLE, NULL, &state->variable);
    if (step == STEP_ON && !make_lists(state, needer))
        step = too_many(search);
    if (step == STEP_ON)
        step = try_list(search, LDSO_STAGE_RUNPATH, needer, &needer->runpath);
    if (step == STEP_ON)
        step = try_cache(search);
    if (step == STEP_ON && !(needer->flags_1 & DF_1_NODEFLIB)) /* L22 */
        step = try_list(search, LDSO_STAGE_DEFAULT, NULL, &state->defaults);
    return step;
}

enum ldso_result ldso_search_run(struct ldso_search *search)
{
    search->error_number = ENOENT;
    switch (try_stages(search)) {
    case STEP_FOUND: return LDSO_RESULT_FOUND;
    case STEP_FATAL: return LDSO_RESULT_FATAL;
    default: break;
    }
    if (search->look)
        return LDSO_RESULT_MISSING;
    search->request->failure =
        search->other_class ? (search->state->loader.machine->is64 ? "wrong ELF class: ELFCLASS32"
                                                                   : "wrong ELF class: ELFCLASS64")
                            : "cannot open shared object file: No such file or directory";
    return LDSO_RESULT_MISSING;
}

/* --- the cache's file ---------------------------------------------------------------- */

struct ldso_cache *ldso_search_cache(struct ldso_state *state)
{
    if (state->cache_opened)
        return &state->cache;
    state->cache_opened = true;
    const char *path = state->closure->options.cache;
    if (path && path[0] == '\0')
        return &state->cache;
    /* A path that the user gives is one of this system, not of the root. */
    int descriptor = path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
                          : ldso_root_open_file(&state->root, state->loader.cache);
    struct stat status;
    if (descriptor < 0)
        return &state->cache;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        ldso_map_file(&state->cache_file, descriptor, (uint64_t)status.st_size))
        ldso_cache_parse(&state->cache, state->cache_file.bytes);
    close(descriptor);
    return &state->cache;
}
