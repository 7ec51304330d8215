/*
 * mini-bind: says which definition each symbol of a program binds to, and why.
 *
 * options → the closure of FILE, as mini-ldd finds it → a binding for each
 * relocation with a symbol, by the loader's rules → views of these facts. Nothing of
 * FILE is run.
 */
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

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Says which libraries are missing, and what that means for the bindings (S19). */
static void report_missing(const struct options *options, const struct ldso_closure *closure)
{
    for (size_t i = 0; i < closure->loaded_count; i++)
        if (ldso_closure_lacks(closure->loaded[i]))
            message_error(options->file,
                          "%s is not found, so it does not start; what this library defines is "
                          "not known",
                          closure->loaded[i]->name);
}

/* Says, after the messages, whether the start ends with what objects demand of each other
   (L33), or with an object that is damaged. */
static bool is_refused(const struct options *options, const struct ldso_closure *closure)
{
    struct ldso_demands demands;
    bool refused = !ldso_demands_open(&demands, closure) || demands.refused;
    for (size_t i = 0; i < demands.count; i++) {
        bool harmless = demands.entries[i].outcome == LDSO_DEMAND_WEAK ||
                        demands.entries[i].outcome == LDSO_DEMAND_NO_VERSIONS;
        char *text = harmless ? NULL : ldso_demand_say(&demands.entries[i]);
        if (text)
            message_error(options->file, "%s", text);
        free(text);
    }
    for (size_t i = 0; i < closure->loaded_count; i++)
        if (closure->loaded[i]->damage)
            message_error(options->file, "%s: %s", closure->loaded[i]->path,
                          closure->loaded[i]->damage);
    ldso_demands_close(&demands);
    return refused || closure->damaged_count > 0;
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

/* Binds what CLOSURE has and prints it. Returns the exit status. */
static int bind_and_print(struct output *output, const struct options *options,
                          const struct ldso_closure *closure)
{
    struct elf_error error;
    struct ldso_bindings bindings;
    if (closure->fatal) {
        message_error(options->file, "the loader refuses it: %s", closure->fatal);
        return 1;
    }
    if (!ldso_bind(&bindings, closure, &error)) {
        message_error(options->file, "%s", error.text);
        return 2;
    }
    report_missing(options, closure);
    bool refused = is_refused(options, closure) || closure->missing_count > 0;
    if (closure->loader->refusal) {
        message_error(options->file, "%s", closure->loader->refusal);
        refused = true;
    }
    if (bindings.fatal) {
        message_error(options->file, "the loader gives up at %s: %s", bindings.fatal_object->path,
                      bindings.fatal);
        refused = true;
    }
    struct view view = {output, options, &bindings, usage_wants_color(options->color, output)};
    int status = print(&view, refused || bindings.undefined > 0 ? 1 : 0);
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
        message_error(options.file, "%s", error.text);
    }
    int failed = output_finish(&output);
    if (failed)
        message_fatal(2, "standard output", "%s", strerror(failed));
    options_free(&options);
    return status;
}
