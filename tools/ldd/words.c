/* words.c: see words.h. */
#include "ldd/words.h"

#include <errno.h>
#include <string.h>

const char *words_object(const struct ldso_object *object)
{
    if (object->kind == LDSO_MAIN || *object->name == '\0')
        return object->path ? object->path : "";
    return object->name;
}

size_t words_subdirectory(const struct ldso_candidate *candidate)
{
    size_t length = candidate->subdirectory ? strlen(candidate->subdirectory) : 0;
    return length > 0 && candidate->subdirectory[length - 1] == '/' ? length - 1 : length;
}

const struct ldso_candidate *words_taken(const struct ldso_request *request)
{
    for (size_t i = 0; request && i < request->candidate_count; i++) {
        const struct ldso_candidate *candidate = &request->candidates[i];
        if (candidate->outcome == LDSO_FOUND || candidate->outcome == LDSO_ALREADY_LOADED)
            return candidate;
    }
    return NULL;
}

/* Appends the element of a list of folders as it is written. */
static void element(struct prose *prose, const char *directory)
{
    if (directory && *directory == '\0')
        prose_text(prose, ": an empty element");
    else if (directory)
        prose_say(prose, ": %s", directory);
}

void words_rule(struct prose *prose, const struct ldso_request *request,
                const struct ldso_candidate *candidate)
{
    const struct ldso_object *owner = candidate->owner ? candidate->owner : request->needer;
    switch (candidate->stage) {
    case LDSO_STAGE_NAME: prose_text(prose, "already loaded under this name"); break;
    case LDSO_STAGE_PATH: prose_text(prose, "the name is a path"); break;
    case LDSO_STAGE_RPATH: prose_say(prose, "RPATH of %s", words_object(owner)); break;
    case LDSO_STAGE_RUNPATH: prose_say(prose, "RUNPATH of %s", words_object(owner)); break;
    case LDSO_STAGE_VARIABLE: prose_text(prose, "LD_LIBRARY_PATH"); break;
    case LDSO_STAGE_CACHE: prose_name(prose, candidate->directory); break;
    case LDSO_STAGE_DEFAULT: prose_text(prose, "default folder"); break;
    }
    if (candidate->stage != LDSO_STAGE_DEFAULT && candidate->stage != LDSO_STAGE_CACHE)
        element(prose, candidate->directory);
    size_t length = words_subdirectory(candidate);
    if (length > 0) {
        prose_text(prose, ", in ");
        prose_bytes(prose, candidate->subdirectory, length);
    }
}

void words_origin(struct prose *prose, const struct ldso_object *object)
{
    const struct ldso_candidate *taken = words_taken(object->first);
    if (object->kind == LDSO_LOADER) {
        prose_text(prose, "the loader itself");
        return;
    }
    if (object->first && object->first->tag == DT_NULL)
        prose_text(prose, "preloaded; ");
    if (taken)
        words_rule(prose, object->first, taken);
    else if (object->kind == LDSO_MISSING)
        prose_text(prose, "in no place that was searched");
}

/* Appends why a file could not be opened. */
static void absent(struct prose *prose, int error)
{
    if (error == 0 || error == ENOENT)
        prose_text(prose, "absent");
    else
        prose_say(prose, "cannot be opened: %s", strerror(error));
}

void words_outcome(struct prose *prose, const struct ldso_request *request,
                   const struct ldso_candidate *candidate)
{
    bool wide = request->needer && request->needer->elf.layout.is64;
    switch (candidate->outcome) {
    case LDSO_FOUND: prose_text(prose, "found"); break;
    case LDSO_ALREADY_LOADED:
        if (request->object && request->object->path && candidate->stage != LDSO_STAGE_NAME &&
            strcmp(candidate->path, request->object->path) != 0)
            prose_say(prose, "the same file as %s, which is loaded already", request->object->path);
        else
            prose_text(prose, "loaded already");
        break;
    case LDSO_ABSENT: absent(prose, candidate->error_number); break;
    case LDSO_WRONG_CLASS:
        prose_text(prose, wide ? "passed over: a 32-bit file" : "passed over: a 64-bit file");
        break;
    case LDSO_WRONG_MACHINE: prose_text(prose, "passed over: made for another processor"); break;
    case LDSO_REFUSED: prose_text(prose, "refused"); break;
    case LDSO_FATAL: prose_text(prose, "is there, and ends the start"); break;
    case LDSO_SHADOWED: prose_text(prose, "is there too, but never looked at"); break;
    }
    if (candidate->reason) {
        prose_text(prose, ": ");
        prose_text(prose, candidate->reason);
    }
}

void words_needer(struct prose *prose, const struct ldso_request *request)
{
    const char *needer = request->needer ? words_object(request->needer) : "";
    switch (request->tag) {
    case DT_NEEDED: prose_say(prose, "%s needs it (DT_NEEDED)", needer); break;
    case DT_AUXILIARY:
        prose_say(prose, "%s lets it go before itself, if it is there (DT_AUXILIARY)", needer);
        break;
    case DT_FILTER: prose_say(prose, "%s lets it go before itself (DT_FILTER)", needer); break;
    default: prose_say(prose, "It is to be preloaded (%s)", request->source); break;
    }
}

const char *words_stage_id(enum ldso_stage stage)
{
    static const char *const names[] = {
        [LDSO_STAGE_NAME] = "name",       [LDSO_STAGE_PATH] = "path",
        [LDSO_STAGE_RPATH] = "rpath",     [LDSO_STAGE_VARIABLE] = "variable",
        [LDSO_STAGE_RUNPATH] = "runpath", [LDSO_STAGE_CACHE] = "cache",
        [LDSO_STAGE_DEFAULT] = "default",
    };
    return names[stage];
}

const char *words_outcome_id(enum ldso_outcome outcome)
{
    static const char *const names[] = {
        [LDSO_FOUND] = "found",
        [LDSO_ALREADY_LOADED] = "already-loaded",
        [LDSO_ABSENT] = "absent",
        [LDSO_WRONG_CLASS] = "wrong-class",
        [LDSO_WRONG_MACHINE] = "wrong-machine",
        [LDSO_REFUSED] = "refused",
        [LDSO_FATAL] = "fatal",
        [LDSO_SHADOWED] = "shadowed",
    };
    return names[outcome];
}

const char *words_tag_id(int64_t tag)
{
    switch (tag) {
    case DT_NEEDED: return "needed";
    case DT_AUXILIARY: return "auxiliary";
    case DT_FILTER: return "filter";
    default: return "preload";
    }
}
