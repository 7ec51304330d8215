/* report.c: see report.h. */
#include "ldd/report.h"

#include "base/json.h"
#include "base/message.h"
#include "ldd/compare.h"
#include "ldd/copy.h"
#include "ldd/dlopen.h"
#include "ldd/dot.h"
#include "ldd/explain.h"
#include "ldd/json.h"
#include "ldd/kind.h"
#include "ldd/list.h"
#include "ldd/place.h"
#include "ldd/prose.h"
#include "ldd/tree.h"
#include "ldd/versions.h"
#include "ldd/warn.h"
#include "ldd/words.h"
#include "ldso/closure.h"
#include "ldso/loader.h"

#include <stdlib.h>
#include <string.h>

/* Prints a message about FILE, with what was printed so far before it. */
static void complain(struct output *output, const char *file, const char *text)
{
    output_flush(output);
    message_error(file, "%s", text);
}

/* Says whether the view is for people. */
static bool is_for_people(enum view_kind view)
{
    return view != VIEW_PLAIN && view != VIEW_TRIES && view != VIEW_JSON && view != VIEW_DOT;
}

/* Prints what is to be said about FILE, which is not dynamic. */
static void print_kind(struct output *output, const struct options *options, const char *file,
                       enum kind kind, struct prose *prose)
{
    if (options->view == VIEW_JSON) {
        char *text = prose_take(prose);
        output_text(output, "{\"file\": ");
        output_json(output, file);
        output_text(output, ", \"status\": 2, \"kind\": ");
        output_json(output, kind_id(kind));
        output_text(output, ", \"text\": ");
        output_json(output, text);
        output_text(output, "}\n");
        free(text);
    } else if (is_for_people(options->view)) {
        output_text(output, "\tnot a dynamic executable\n");
        prose_end(prose, output, 8, 0);
    } else {
        char *text = prose_take(prose);
        complain(output, file, "not a dynamic executable");
        free(text);
    }
}

/* Does what --copy-to can do with FILE, of a KIND that is not dynamic. A static program is
   all that has to be copied; of other files nobody knows what belongs to them. Returns the
   exit status. */
static int copy_kind(struct output *output, const struct options *options, const char *file,
                     const char *inside, enum kind kind, struct elf_bytes bytes,
                     struct prose *prose)
{
    struct view view = {.output = output,
                        .options = options,
                        .file = file,
                        .color = usage_wants_color(options->color, output)};
    char *text = prose_take(prose);
    bool program = kind == KIND_STATIC || kind == KIND_PACKED;
    int status = 2;
    if (program)
        status = copy_alone_print(&view, inside, bytes) ? 0 : 1;
    output_flush(output);
    if (!program)
        message_error(file, "nothing is copied: %s", text);
    free(text);
    return status;
}

/* Prints why FILE, which is called INSIDE in its root, could not be resolved: most often
   it is not dynamic. Returns the exit status. */
static int report_failure(struct output *output, const struct options *options, const char *file,
                          const char *inside, const char *error)
{
    const struct ldso_options *world = &options->whatif.options;
    struct elf_file content = {{NULL, 0}};
    struct prose prose = {0};
    char *real = world->root ? place_resolve(world, inside, NULL, NULL) : NULL;
    char *outside = real ? place_outside(world, real) : NULL;
    const char *path = world->root ? outside : file;
    enum kind kind = KIND_PROGRAM;
    int status = 2;
    if (path && elf_file_open(&content, path, NULL))
        kind = kind_describe(content.bytes, &prose);
    if (kind_is_dynamic(kind)) {
        if (options->view == VIEW_JSON)
            output_json_failure(output, file, status, error);
        complain(output, file, error);
        free(prose_take(&prose));
    } else if (options->view == VIEW_COPY) {
        status = copy_kind(output, options, file, inside, kind, content.bytes, &prose);
    } else {
        print_kind(output, options, file, kind, &prose);
    }
    elf_file_close(&content);
    free(real);
    free(outside);
    return status;
}

/* Returns the exit status that the closure deserves. */
static int status_of(const struct ldso_closure *closure, const struct ldso_demands *demands)
{
    return closure->fatal || closure->loader->refusal || closure->missing_count > 0 ||
           closure->damaged_count > 0 || demands->refused;
}

/* Prints that the kernel would not even start the loader, what the loader would say of the
   versions (L33), and why it would give up. */
static void print_refusals(const struct view *view)
{
    enum { DEMANDS_MOST = 1000 };
    const struct ldso_demands *demands = view->demands;
    size_t printed = 0;
    if (view->closure->loader->refusal)
        complain(view->output, view->file, view->closure->loader->refusal);
    for (size_t i = 0; i < demands->count && printed < DEMANDS_MOST; i++) {
        char *text = ldso_demand_say(&demands->entries[i]);
        if (text) {
            complain(view->output, view->file, text);
            printed++;
        }
        free(text);
    }
    if (printed == DEMANDS_MOST)
        message_error(view->file, "more versions are missing than are shown");
    if (demands->given_up)
        complain(view->output, view->file, demands->given_up);
    for (size_t i = 0; i < view->closure->loaded_count; i++) {
        const struct ldso_object *object = view->closure->loaded[i];
        if (!object->damage)
            continue;
        output_flush(view->output);
        message_error(view->file, "%s: %s", object->path, object->damage);
    }
    if (view->closure->fatal)
        complain(view->output, view->file, view->closure->fatal);
}

/* Looks up the copies that each library hides, for the views that show them. */
static void find_shadowed(struct ldso_closure *closure)
{
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_candidate *taken = words_taken(closure->order[i]);
        if (taken && taken->stage != LDSO_STAGE_NAME && taken->stage != LDSO_STAGE_PATH &&
            !ldso_closure_shadowed(closure, closure->order[i])) {
            closure->fatal = closure->fatal ? closure->fatal
                                            : "the copies of its libraries have more or longer "
                                              "paths than are looked at; given up";
            return;
        }
    }
}

/* Prints the view that was asked for; returns the exit status. */
static int print_view(const struct view *view, int status)
{
    static void (*const views[])(const struct view *) = {
        [VIEW_LIST] = list_print,         [VIEW_TREE] = tree_print,
        [VIEW_EXPLAIN] = explain_print,   [VIEW_PLAIN] = plain_print,
        [VIEW_TRIES] = tries_print,       [VIEW_DOT] = dot_print,
        [VIEW_VERSIONS] = versions_print,
    };
    enum view_kind kind = view->options->view;
    if (kind == VIEW_EXPLAIN || kind == VIEW_WHY || kind == VIEW_JSON)
        find_shadowed(view->closure);
    switch (kind) {
    case VIEW_JSON: json_print(view, status); break;
    case VIEW_COPY: return copy_print(view) ? status : 1;
    case VIEW_WHY:
        if (!why_print(view)) {
            complain(view->output, view->file, "no library of this name is loaded for it");
            return 1;
        }
        break;
    default: views[kind](view);
    }
    return status;
}

/* Prints the evidence below "statically linked". */
static void print_static(const struct view *view)
{
    struct prose prose = {0};
    if (view->options->view != VIEW_LIST || view->closure->fatal ||
        view->closure->listed < view->closure->loaded_count)
        return;
    kind_describe(view->closure->main->file.bytes, &prose);
    prose_end(&prose, view->output, 8, 0);
}

/* Prints what dlopen would say, if the file is taken as a plugin. --explain and --json have
   it among the rest. */
static void print_plugin(const struct view *view)
{
    enum view_kind kind = view->options->view;
    if (!view->obstacles || kind == VIEW_EXPLAIN || kind == VIEW_JSON)
        return;
    if (view->options->whatif.options.role == LDSO_ROLE_PLUGIN &&
        (kind == VIEW_LIST || kind == VIEW_TREE))
        dlopen_host_print(view, 8);
    dlopen_print(view, view->options->warnings == WARNINGS_ALL);
}

/* Prints the warnings that go with the view. */
static void print_warnings(const struct view *view)
{
    const struct options *options = view->options;
    bool all = options->warnings == WARNINGS_ALL || options->view == VIEW_EXPLAIN;
    bool fits = options->view == VIEW_LIST || options->view == VIEW_TREE || all;
    if (options->warnings != WARNINGS_NONE && fits && options->view != VIEW_JSON)
        warnings_print(view, all);
}

/* Shows FILE with and without the what-if. */
static int report_comparison(struct output *output, const struct options *options, const char *file)
{
    extern char **environ;
    struct ldso_closure before, after;
    struct elf_error before_error = {""}, after_error = {""};
    struct ldso_options plain = ldso_options_default(environ);
    struct ldso_demands demands = {0};
    bool has_before = ldso_closure_open(&before, file, &plain, &before_error);
    const char *inside = whatif_file(&options->whatif.options, file);
    bool has_after = ldso_closure_open(&after, inside, &options->whatif.options, &after_error);
    struct view view = {.output = output,
                        .options = options,
                        .file = file,
                        .closure = has_after ? &after : NULL,
                        .demands = &demands,
                        .color = usage_wants_color(options->color, output)};
    compare_print(&view, has_before ? &before : NULL, before_error.text, after_error.text);
    int status = 2;
    if (has_after && !ldso_demands_open(&demands, &after))
        message_fatal(2, NULL, "out of memory");
    if (has_after)
        status = status_of(&after, &demands);
    ldso_demands_close(&demands);
    if (has_before)
        ldso_closure_close(&before);
    if (has_after)
        ldso_closure_close(&after);
    return status;
}

/* Says whether the view is made of names alone: then the libraries need not be mapped. */
static bool needs_names_only(const struct options *options)
{
    if (options->whatif.options.role == LDSO_ROLE_PLUGIN)
        return false;
    switch (options->view) {
    case VIEW_LIST:
    case VIEW_TREE:
    case VIEW_WHY:
    case VIEW_PLAIN:
    case VIEW_TRIES:
    case VIEW_DOT: return options->warnings != WARNINGS_ALL;
    default: return false;
    }
}

/* Returns how large the files of CLOSURE are; one that was only read in part counts as a
   megabyte. */
static uint64_t size_of(const struct ldso_closure *closure)
{
    uint64_t size = 0;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind != LDSO_MISSING)
            size += object->file.bytes.start ? object->file.bytes.size : 1 << 20;
    }
    return size;
}

int report_file(struct output *output, const struct options *options, const char *file, bool last)
{
    struct ldso_closure closure;
    struct ldso_demands demands;
    struct ldso_obstacles obstacles = {0};
    struct elf_error error;
    if (options->several && is_for_people(options->view)) {
        output_untrusted(output, file, strlen(file));
        output_text(output, ":\n");
    }
    if (options->compare)
        return report_comparison(output, options, file);
    struct ldso_options world = options->whatif.options;
    world.names_only = needs_names_only(options);
    const char *inside = whatif_file(&world, file);
    if (!ldso_closure_open(&closure, inside, &world, &error))
        return report_failure(output, options, file, inside, error.text);
    bool plugin = ldso_is_plugin(&closure);
    if (!ldso_demands_open(&demands, &closure) ||
        (plugin && !ldso_obstacles_open(&obstacles, &closure)))
        message_fatal(2, NULL, "out of memory");
    bool fails = options->whatif.options.role == LDSO_ROLE_PLUGIN && obstacles.refused;
    struct view view = {.output = output,
                        .options = options,
                        .file = file,
                        .closure = &closure,
                        .demands = &demands,
                        .color = usage_wants_color(options->color, output),
                        .obstacles = plugin ? &obstacles : NULL};
    struct output_limit limit = output_begin_file(output, size_of(&closure));
    int status = print_view(&view, fails || status_of(&closure, &demands));
    print_static(&view);
    print_plugin(&view);
    if (!output_end_file(output, limit)) {
        complain(output, file,
                 "many of its names are one: this would be more than 256 times as long as the "
                 "files, and ends here");
        status = status > 1 ? status : 1;
    }
    if (options->view != VIEW_JSON || closure.fatal || closure.loader->refusal)
        print_refusals(&view);
    print_warnings(&view);
    ldso_obstacles_close(&obstacles);
    ldso_demands_close(&demands);
    if (!last)
        ldso_closure_close(&closure);
    return status;
}
