/*
 * mini-bind: says which definition each symbol of a program binds to, and why.
 *
 * options → the closure of FILE, as mini-ldd finds it → a binding for each
 * relocation with a symbol, by the loader's rules → views of these facts. Nothing of
 * FILE is run.
 */
#include "base/json.h"
#include "base/message.h"
#include "base/output.h"
#include "base/truncated.h"
#include "bind/interposed.h"
#include "bind/json.h"
#include "bind/list.h"
#include "bind/plain.h"
#include "bind/undefined.h"
#include "bind/why.h"
#include "ldso/closure.h"
#include "ldso/demands.h"
#include "ldso/loader.h"
#include "ldso/plugin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* No more of a kind are printed for one file. */
enum { MESSAGES_MOST = 1000 };

/* Says which libraries are missing, and what that means for the bindings (S19). */
static void report_missing(const struct options *options, const struct ldso_closure *closure)
{
    bool plugin = ldso_is_plugin(closure);
    for (size_t i = 0, printed = 0; i < closure->loaded_count && printed < MESSAGES_MOST; i++)
        if (ldso_closure_lacks(closure->loaded[i]) && ++printed)
            message_error(options->file,
                          plugin ? "%s is not found, so dlopen fails; what this library defines is "
                                   "not known"
                                 : "%s is not found, so it does not start; what this library "
                                   "defines is not known",
                          closure->loaded[i]->name);
}

/* Says whether a definition is missing. What is asked for without a version is none of the
   file's business if it was called a plugin on the command line: its host may define it. */
static bool definitions_missing(const struct ldso_bindings *bindings)
{
    bool plugin = bindings->closure->options.role == LDSO_ROLE_PLUGIN;
    for (size_t i = 0; plugin && i < bindings->count; i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        if (binding->to.place == LDSO_NOBODY && !binding->weak && binding->version)
            return true;
    }
    return !plugin && bindings->undefined > 0;
}

/* Says, after the messages, whether the start ends with what objects demand of each other
   (L33), or with an object that is damaged. */
static bool is_refused(const struct options *options, const struct ldso_closure *closure)
{
    struct ldso_demands demands;
    bool refused = !ldso_demands_open(&demands, closure) || demands.refused;
    for (size_t i = 0, printed = 0; i < demands.count && printed < MESSAGES_MOST; i++) {
        bool harmless = demands.entries[i].outcome == LDSO_DEMAND_WEAK ||
                        demands.entries[i].outcome == LDSO_DEMAND_NO_VERSIONS;
        char *text = harmless ? NULL : ldso_demand_say(&demands.entries[i]);
        if (text && ++printed)
            message_error(options->file, "%s", text);
        free(text);
    }
    if (demands.given_up)
        message_error(options->file, "%s", demands.given_up);
    for (size_t i = 0; i < closure->loaded_count; i++)
        if (closure->loaded[i]->damage)
            message_error(options->file, "%s: %s", closure->loaded[i]->path,
                          closure->loaded[i]->damage);
    ldso_demands_close(&demands);
    return refused || closure->damaged_count > 0;
}

/* Says whether dlopen would refuse what was called a plugin on the command line, after
   messages. */
static bool dlopen_refuses(const struct options *options, const struct ldso_closure *closure)
{
    struct ldso_obstacles obstacles;
    if (closure->options.role != LDSO_ROLE_PLUGIN)
        return false;
    bool refused = !ldso_obstacles_open(&obstacles, closure) || obstacles.refused;
    for (size_t i = 0; i < obstacles.count; i++)
        if (obstacles.entries[i].refused)
            message_error(options->file, "dlopen refuses %s: %s; mini-ldd --explain says more",
                          obstacles.entries[i].object->path,
                          ldso_obstacle_message(obstacles.entries[i].kind));
    ldso_obstacles_close(&obstacles);
    return refused;
}

/* Prints the view that is asked for, and returns the exit status. */
static int print(const struct view *view, int status)
{
    bool good = true;
    switch (view->options->view) {
    case VIEW_LIST: good = list_print(view); break;
    case VIEW_WHY: good = why_print(view); break;
    case VIEW_INTERPOSED: interposed_print(view); break;
    case VIEW_UNDEFINED: undefined_print(view); break;
    case VIEW_PLAIN: plain_print(view); break;
    case VIEW_JSON: json_print(view, status); break;
    }
    return good ? status : 1;
}

/* Says that nothing can be shown of the file, and why. Returns STATUS. */
static int fail(struct output *output, const struct options *options, int status, const char *why)
{
    if (options->view == VIEW_JSON)
        output_json_failure(output, options->file, status, why);
    output_flush(output);
    message_error(options->file, "%s", why);
    return status;
}

/* Returns how large the files of CLOSURE are. */
static uint64_t size_of(const struct ldso_closure *closure)
{
    uint64_t size = 0;
    for (size_t i = 0; i < closure->loaded_count; i++)
        size += closure->loaded[i]->file.bytes.size;
    return size;
}

/* Binds what CLOSURE has and prints it. Returns the exit status. */
static int bind_and_print(struct output *output, const struct options *options,
                          const struct ldso_closure *closure)
{
    struct elf_error error;
    struct ldso_bindings bindings;
    if (closure->fatal) {
        char *why;
        if (asprintf(&why, "the loader refuses it: %s", closure->fatal) < 0)
            message_fatal(2, NULL, "out of memory");
        fail(output, options, 1, why);
        free(why);
        return 1;
    }
    if (!ldso_bind(&bindings, closure, &error))
        return fail(output, options, 2, error.text);
    report_missing(options, closure);
    bool refused = is_refused(options, closure) || closure->missing_count > 0;
    refused |= dlopen_refuses(options, closure);
    if (closure->loader->refusal) {
        message_error(options->file, "%s", closure->loader->refusal);
        refused = true;
    }
    if (bindings.fatal) {
        message_error(options->file, "the loader gives up at %s: %s", bindings.fatal_object->path,
                      bindings.fatal);
        refused = true;
    }
    struct view view = {.output = output,
                        .options = options,
                        .bindings = &bindings,
                        .color = usage_wants_color(options->color, output),
                        .plugin = ldso_is_plugin(closure)};
    struct output_limit limit = output_begin_file(output, size_of(closure));
    int status = print(&view, refused || definitions_missing(&bindings) ? 1 : 0);
    if (!output_end_file(output, limit)) {
        message_error(options->file,
                      "many of its names are one: this would be more than %d times "
                      "as long as the files, and ends here",
                      OUTPUT_FACTOR);
        status = 1;
    }
    if (ldso_scope_gave_up(&bindings.scope)) {
        output_flush(output);
        message_error(options->file, "the look-up of symbols takes too long, since many or long "
                                     "names have one hash; given up, and not all is shown");
        status = 1;
    }
    ldso_bindings_close(&bindings);
    return status;
}

int main(int count, char **arguments)
{
    static struct output output; /* too large for some stacks */
    struct options options;
    struct ldso_closure closure;
    struct elf_error error;
    int status = 2;

    options_parse(&options, count, arguments);
    truncated_file_is_an_error();
    output_start(&output, STDOUT_FILENO);
    const struct ldso_options *world = &options.whatif.options;
    if (ldso_closure_open(&closure, whatif_file(world, options.file), world, &error)) {
        status = bind_and_print(&output, &options, &closure);
        ldso_closure_close(&closure);
    } else {
        fail(&output, &options, 2, error.text);
    }
    int failed = output_finish(&output);
    if (failed)
        message_fatal(2, "standard output", "%s", strerror(failed));
    options_free(&options);
    return status;
}
