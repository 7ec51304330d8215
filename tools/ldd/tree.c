/*
 * tree.c: see tree.h.
 *
 * A library stands with its own dependencies where the loader met it first:
 * below the object whose request made it search (L5). That is not always the
 * first place in the tree, as the loader works level by level; at all others it
 * is only named. Each object has one such place, so the tree has an end even
 * where libraries need each other.
 */
#include "ldd/tree.h"

#include "ldd/prose.h"
#include "ldd/words.h"

#include <string.h>

/* Prints the text of PROSE in brackets, on the same line, and ends the line. */
static void brackets(const struct view *view, struct prose *prose)
{
    output_text(view->output, "  ");
    view_paint(view, PAINT_QUIET);
    output_char(view->output, '[');
    prose_inline(prose, view->output);
    output_char(view->output, ']');
    view_paint_end(view);
    output_char(view->output, '\n');
}

static void print_requests(const struct view *view, const struct ldso_object *object, size_t depth);

/* Prints the line of REQUEST, and what it brought. */
static void print_request(const struct view *view, const struct ldso_request *request, size_t depth)
{
    const struct ldso_object *object = request->object;
    struct prose prose = {0};
    output_repeat(view->output, ' ', depth * 4);
    if (!object) {
        view_name(view, request->name ? request->name : request->text);
        prose_text(&prose, "left out");
        if (request->failure)
            prose_say(&prose, ": %s", request->failure);
        brackets(view, &prose);
        return;
    }
    bool first = object->first == request;
    view_object(view, object);
    if (object->kind == LDSO_MAIN) {
        prose_text(&prose, "the file itself");
    } else if (first || object->kind == LDSO_LOADER) {
        words_origin(&prose, object);
    } else {
        prose_text(&prose, "already loaded");
        if (object->parent)
            prose_say(&prose, ", for %s", words_object(object->parent));
        if (request->name && strcmp(request->name, object->name) != 0)
            prose_say(&prose, "; asked for as %s", request->name);
    }
    brackets(view, &prose);
    if (first)
        print_requests(view, object, depth + 1);
}

/* Prints what OBJECT asks for. */
static void print_requests(const struct view *view, const struct ldso_object *object, size_t depth)
{
    for (size_t i = 0; i < object->request_count && !output_ended(view->output); i++)
        print_request(view, &object->requests[i], depth);
}

void tree_print(const struct view *view)
{
    view_paint(view, PAINT_STRONG);
    view_name(view, view->file);
    view_paint_end(view);
    output_char(view->output, '\n');
    print_requests(view, view->closure->main, 1);
}
