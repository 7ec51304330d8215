/*
 * list.c: see list.h.
 *
 *     prog
 *       demo_hello@DEMO_1.0 -> libdemo.so.1    at the first call
 */
#include "bind/list.h"

#include "base/message.h"
#include "bind/words.h"

#include <stdlib.h>
#include <string.h>

enum { WIDEST = 40 }; /* a longer symbol moves its definer to the right */

/* Says whether BINDING has a line of its own. */
static bool has_line(const struct view *view, const struct ldso_binding *binding)
{
    return !binding->again && view_wants(view, binding->name, binding->version);
}

/* Returns how many bytes "name@version" takes. */
static size_t symbol_width(const struct ldso_binding *binding)
{
    size_t width = strlen(binding->name);
    return binding->version ? width + 1 + strlen(binding->version->name) : width;
}

/* Returns the width of the column of symbols. */
static size_t column_width(const struct view *view, const struct ldso_bound *bound)
{
    size_t widest = 0;
    for (size_t i = bound->first; i < bound->first + bound->count; i++) {
        const struct ldso_binding *binding = &view->bindings->list[i];
        size_t width = symbol_width(binding);
        if (has_line(view, binding) && width <= WIDEST && width > widest)
            widest = width;
    }
    return widest;
}

/* Prints the line of BINDING. */
static void print_binding(const struct view *view, const struct ldso_binding *binding,
                          size_t column)
{
    struct output *output = view->output;
    output_text(output, "  ");
    size_t width = view_symbol(view, binding->name, binding->version);
    output_repeat(output, ' ', width < column ? column - width : 0);
    output_text(output, " -> ");
    bool found = binding->to.place != LDSO_NOBODY;
    if (found) {
        view_name(view, view_object(view, binding->to.place));
    } else {
        view_paint(view, binding->weak ? PAINT_QUIET : PAINT_BAD);
        output_text(output, "nobody");
        view_paint_end(view);
    }
    const char *remark = words_remark(view, binding);
    if (remark) {
        output_text(output, "  ");
        view_paint(view, PAINT_QUIET);
        output_char(output, '(');
        output_text(output, remark);
        output_char(output, ')');
        view_paint_end(view);
    }
    output_char(output, '\n');
}

/* Notes which of the symbols on the command line BINDING is about. */
static void see(const struct view *view, const struct ldso_binding *binding, bool *seen)
{
    const struct options *options = view->options;
    for (size_t i = 0; i < options->symbol_count; i++)
        seen[i] |= view_means(options->symbols[i], binding->name, binding->version);
}

/* Prints the object at PLACE with all its bindings. */
static void print_object(const struct view *view, uint32_t place, bool *seen)
{
    const struct ldso_bound *bound = &view->bindings->bound[place];
    size_t column = column_width(view, bound);
    bool headed = false;
    for (size_t i = bound->first; i < bound->first + bound->count && !output_ended(view->output);
         i++) {
        const struct ldso_binding *binding = &view->bindings->list[i];
        if (!has_line(view, binding))
            continue;
        if (!headed) {
            view_paint(view, PAINT_STRONG);
            view_name(view, view_object(view, place));
            view_paint_end(view);
            output_char(view->output, '\n');
            headed = true;
        }
        see(view, binding, seen);
        print_binding(view, binding, column);
    }
}

bool list_print(const struct view *view)
{
    bool *seen = calloc(view->options->symbol_count + 1, sizeof *seen);
    if (!seen)
        message_fatal(2, NULL, "out of memory");
    for (uint32_t place = 0; place < view->bindings->scope.count; place++)
        print_object(view, place, seen);
    bool all = view_all_seen(view, seen);
    free(seen);
    return all;
}
