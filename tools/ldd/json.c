/*
 * json.c: see json.h.
 *
 * One object for a file, on one line for each library: readable, and easy to cut.
 */
#include "ldd/json.h"

#include "base/json.h"
#include "ldd/dlopen.h"
#include "ldd/warn.h"
#include "ldd/words.h"
#include "ldso/loader.h"

#include <stdlib.h>

/* Prints , "KEY": VALUE. */
static void field(struct output *output, const char *key, const char *value)
{
    output_format(output, ", \"%s\": ", key);
    output_json(output, value);
}

/* Prints one candidate. */
static void print_candidate(struct output *output, const struct ldso_candidate *candidate)
{
    output_text(output, "{\"path\": ");
    output_json(output, candidate->path);
    field(output, "stage", words_stage_id(candidate->stage));
    field(output, "outcome", words_outcome_id(candidate->outcome));
    if (candidate->directory && candidate->stage != LDSO_STAGE_CACHE)
        field(output, "element", candidate->directory);
    if (candidate->owner)
        output_format(output, ", \"owner\": %zu", candidate->owner->number);
    if (candidate->subdirectory && *candidate->subdirectory)
        field(output, "subdirectory", candidate->subdirectory);
    if (candidate->reason)
        field(output, "reason", candidate->reason);
    if (candidate->error_number)
        field(output, "error", strerror(candidate->error_number));
    output_char(output, '}');
}

/* Prints one request with its candidates. */
static void print_request(struct output *output, const struct ldso_request *request)
{
    output_text(output, "\n        {\"kind\": ");
    output_json(output, words_tag_id(request->tag));
    field(output, "text", request->text);
    field(output, "name", request->name);
    if (request->object)
        output_format(output, ", \"object\": %zu", request->object->number);
    else
        output_text(output, ", \"object\": null");
    output_text(output, ", \"tried\": [");
    for (size_t i = 0; i < request->candidate_count && !output_ended(output); i++) {
        output_text(output, i == 0 ? "\n          " : ",\n          ");
        print_candidate(output, &request->candidates[i]);
    }
    output_text(output, "]}");
}

/* Prints one object with its requests. */
static void print_object(struct output *output, const struct ldso_object *object)
{
    static const char *const kinds[] = {
        [LDSO_MAIN] = "main",
        [LDSO_LOADER] = "loader",
        [LDSO_LIBRARY] = "library",
        [LDSO_MISSING] = "missing",
    };
    output_format(output, "\n    {\"number\": %zu", object->number);
    field(output, "kind", kinds[object->kind]);
    field(output, "name", object->name);
    field(output, "path", object->path);
    field(output, "soname", object->soname);
    field(output, "rpath", object->rpath);
    field(output, "runpath", object->runpath);
    if (object->parent)
        output_format(output, ", \"parent\": %zu", object->parent->number);
    else
        output_text(output, ", \"parent\": null");
    output_text(output, ", \"requests\": [");
    for (size_t i = 0; i < object->request_count && !output_ended(output); i++) {
        if (i > 0)
            output_char(output, ',');
        print_request(output, &object->requests[i]);
    }
    output_text(output, "]}");
}

/* Prints a warning, for warnings_each(). */
static void print_warning(void *context, const struct warning *warning)
{
    struct output *output = context;
    output_text(output, warning->number == 0 ? "\n    {\"kind\": " : ",\n    {\"kind\": ");
    output_json(output, warning->id);
    field(output, "text", warning->text);
    output_char(output, '}');
}

/* Prints what dlopen would say of a plugin. */
static void print_obstacles(struct output *output, const struct view *view)
{
    output_text(output, "],\n  \"dlopen\": [");
    for (size_t i = 0; view->obstacles && i < view->obstacles->count; i++) {
        const struct ldso_obstacle *obstacle = &view->obstacles->entries[i];
        struct prose prose = {0};
        output_text(output, i == 0 ? "\n    {\"kind\": " : ",\n    {\"kind\": ");
        output_json(output, dlopen_say(view, i, &prose));
        char *text = prose_take(&prose);
        output_format(output, ", \"object\": %zu, \"refused\": %s", obstacle->object->number,
                      obstacle->refused ? "true" : "false");
        if (obstacle->bytes > 0)
            output_format(output, ", \"bytes\": %ju", (uintmax_t)obstacle->bytes);
        field(output, "text", *text ? text : NULL);
        output_char(output, '}');
        free(text);
    }
}

void json_print(const struct view *view, int status)
{
    struct output *output = view->output;
    const struct ldso_closure *closure = view->closure;
    output_text(output, "{\"file\": ");
    output_json(output, view->file);
    output_format(output, ", \"status\": %d", status);
    field(output, "loader", closure->loader->path);
    field(output, "libc", closure->loader->musl ? "musl" : "glibc");
    field(output, "as", view->obstacles ? "plugin" : "program");
    field(output, "version", closure->loader->version);
    field(output, "cache", closure->loader->cache);
    output_format(output, ", \"secure\": %s", closure->secure ? "true" : "false");
    field(output, "refusal", closure->loader->refusal);
    field(output, "fatal", closure->fatal);
    if (view->options->whatif.changed)
        field(output, "what-if", view->options->whatif.description);
    output_text(output, ",\n  \"objects\": [");
    for (size_t i = 0; i < closure->loaded_count && !output_ended(output); i++) {
        if (i > 0)
            output_char(output, ',');
        print_object(output, closure->loaded[i]);
    }
    output_text(output, "],\n  \"scope\": [");
    for (size_t i = 0; i < closure->scope_count; i++)
        output_format(output, i > 0 ? ", %zu" : "%zu", closure->scope[i]->number);
    print_obstacles(output, view);
    output_text(output, "],\n  \"warnings\": [");
    warnings_each(view, true, print_warning, output);
    output_text(output, "]}\n");
}
