/* dot.c: see dot.h. dot(1) */
#include "ldd/dot.h"

#include "base/utf8.h"
#include "ldd/prose.h"
#include "ldd/words.h"

#include <stdlib.h>
#include <string.h>

/* Prints TEXT as a part of a quoted string. Control characters, those of C1 among them, would
   end up in the picture, or in a terminal, and dot(1) takes no bytes that are no UTF-8: they
   become question marks. */
static void quoted(const struct view *view, const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        const unsigned char *bytes = (const unsigned char *)text;
        int length = utf8_length(bytes, left);
        bool plain = length >= 1 && !utf8_is_control(bytes);
        size_t size = length >= 1 ? (size_t)length : 1;
        if (*text == '"' || *text == '\\')
            output_char(view->output, '\\');
        if (plain)
            output_bytes(view->output, text, size);
        else
            output_char(view->output, '?');
        text += size;
        left -= size;
    }
}

/* Prints the node of OBJECT. */
static void print_node(const struct view *view, const struct ldso_object *object)
{
    output_format(view->output, "    n%zu [label=\"", object->number);
    quoted(view, words_object(object));
    if (object->path && strcmp(object->path, words_object(object)) != 0) {
        output_text(view->output, "\\n");
        quoted(view, object->path);
    }
    output_char(view->output, '"');
    if (object->kind == LDSO_MISSING)
        output_text(view->output, ", color=red, style=dashed");
    else if (object->kind == LDSO_MAIN)
        output_text(view->output, ", shape=box, style=bold");
    else if (object->kind == LDSO_LOADER)
        output_text(view->output, ", style=dotted");
    output_text(view->output, "];\n");
}

/* Prints the edge of REQUEST, with the rule where it was the first. */
static void print_edge(const struct view *view, const struct ldso_request *request)
{
    if (!request->object)
        return;
    bool first = request->object->first == request;
    output_format(view->output, "    n%zu -> n%zu", request->needer->number,
                  request->object->number);
    if (first) {
        struct prose prose = {0};
        words_origin(&prose, request->object);
        char *label = prose_take(&prose);
        output_text(view->output, " [label=\"");
        quoted(view, label);
        output_text(view->output, "\"];\n");
        free(label);
    } else {
        output_text(view->output, " [style=dashed];\n");
    }
}

void dot_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    output_text(view->output, "digraph \"");
    quoted(view, view->file);
    output_text(view->output, "\" {\n    rankdir=LR;\n    node [shape=ellipse];\n");
    for (size_t i = 0; i < closure->loaded_count && !output_ended(view->output); i++)
        print_node(view, closure->loaded[i]);
    for (size_t i = 0; i < closure->loaded_count && !output_ended(view->output); i++)
        for (size_t j = 0; j < closure->loaded[i]->request_count && !output_ended(view->output);
             j++)
            print_edge(view, &closure->loaded[i]->requests[j]);
    output_text(view->output, "}\n");
}
