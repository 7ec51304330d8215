/* list.c: see list.h. */
#include "ldd/list.h"

void list_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    if (closure->listed >= closure->loaded_count && !closure->fatal)
        output_text(view->output, "\tstatically linked\n");
    for (size_t i = closure->listed; i < closure->loaded_count && !output_ended(view->output);
         i++) {
        output_char(view->output, '\t');
        view_object(view, closure->loaded[i]);
        output_char(view->output, '\n');
    }
}

/* Prints a line of two columns. A name is printed as it is in the file: on a
   terminal without what would control it. */
static void columns(const struct view *view, const char *name, const char *path)
{
    view_name(view, name);
    output_char(view->output, '\t');
    view_name(view, path);
    output_char(view->output, '\n');
}

void plain_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    for (size_t i = closure->listed; i < closure->loaded_count && !output_ended(view->output);
         i++) {
        const struct ldso_object *object = closure->loaded[i];
        columns(view, object->name, object->path ? object->path : "not found");
    }
}

void tries_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    for (size_t i = 0; i < closure->order_count && !output_ended(view->output); i++) {
        const struct ldso_request *request = closure->order[i];
        for (size_t j = 0; j < request->candidate_count; j++) {
            const struct ldso_candidate *candidate = &request->candidates[j];
            if (candidate->stage != LDSO_STAGE_NAME && candidate->stage != LDSO_STAGE_PATH &&
                candidate->outcome != LDSO_SHADOWED)
                columns(view, request->name, candidate->path);
        }
    }
}
