/* view.c: see view.h. */
#include "ldd/view.h"

#include <string.h>

void view_paint(const struct view *view, enum paint paint)
{
    if (view->color)
        paint_begin(view->output, paint);
}

void view_paint_end(const struct view *view)
{
    if (view->color)
        paint_end(view->output);
}

void view_name(const struct view *view, const char *name)
{
    output_untrusted(view->output, name, strlen(name));
}

void view_object(const struct view *view, const struct ldso_object *object)
{
    const char *path = object->path;
    if (!path || strcmp(object->name, path) != 0) {
        view_name(view, object->name);
        output_text(view->output, " => ");
    }
    if (path) {
        view_name(view, path);
        return;
    }
    view_paint(view, PAINT_BAD);
    output_text(view->output, "not found");
    view_paint_end(view);
}
