/*
 * interposed.c: see interposed.h.
 *
 *     malloc -> prog, instead of libc.so.6
 *
 * Versions are different names to those who ask for one: such a name may have
 * several winners.
 */
#include "bind/interposed.h"

#include "base/message.h"
#include "ldso/rivals.h"

#include <string.h>

/* Where nobody asks for the name: marks the one that would win. Returns whether somebody
   asks. */
static bool mark_winner(const struct view *view, struct ldso_rival *group, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (group[i].askers > 0)
            return true;
    const char *name = group->name;
    struct ldso_reference reference =
        ldso_reference_make(name, strlen(name), NULL, LDSO_CLASS_DATA);
    struct ldso_found found = ldso_scope_search(&view->bindings->scope, &reference, NULL, false);
    for (size_t i = 0; i < count; i++)
        group[i].askers = group[i].place == found.definition.place;
    return false;
}

/* Prints those of GROUP that win, or the others, with commas between them. */
static void print_objects(const struct view *view, const struct ldso_rival *group, size_t count,
                          bool winners)
{
    size_t printed = 0;
    for (size_t i = 0; i < count; i++) {
        if ((group[i].askers > 0) != winners)
            continue;
        output_text(view->output, printed++ > 0 ? ", " : "");
        view_name(view, view_object(view, group[i].place));
    }
}

/* Prints the line of one name. */
static void print_group(const struct view *view, struct ldso_rival *group, size_t count)
{
    struct output *output = view->output;
    bool asked = mark_winner(view, group, count);
    size_t losers = 0;
    for (size_t i = 0; i < count; i++)
        losers += group[i].askers == 0;
    view_name(view, group->name);
    output_text(output, " -> ");
    view_paint(view, PAINT_GOOD);
    print_objects(view, group, count, true);
    view_paint_end(view);
    if (losers == count)
        output_text(output, "nobody, unless a version is asked for");
    if (losers > 0)
        output_text(output, ", instead of ");
    print_objects(view, group, count, false);
    output_text(output, asked ? "\n" : "  (no relocation asks for it)\n");
}

void interposed_print(const struct view *view)
{
    struct ldso_rivals rivals;
    if (!ldso_rivals_open(&rivals, view->bindings))
        message_fatal(2, NULL, "out of memory");
    for (size_t i = 0, count; i < rivals.count && !output_ended(view->output) &&
                              !ldso_scope_gave_up(&view->bindings->scope);
         i += count) {
        count = ldso_rivals_group(&rivals, i);
        if (view_wants(view, rivals.list[i].name, NULL))
            print_group(view, &rivals.list[i], count);
    }
    ldso_rivals_close(&rivals);
}
