/*
 * plain.c: see plain.h.
 *
 * A program of many libraries has tens of thousands of lines, so what they have in
 * common is made once.
 */
#include "bind/plain.h"

#include "base/message.h"

#include <stdlib.h>

/* Returns the path of OBJECT as it is listed: the loader under the name by which the
   program wants it (L27). */
static const char *path_of(const struct view *view, uint32_t place)
{
    const struct ldso_object *object = view->bindings->closure->scope[place];
    if (object->kind == LDSO_MAIN)
        return view->options->file;
    return object->path ? object->path : object->name;
}

/* Returns the paths of all objects, by their place; the caller frees them. */
static struct elf_text *paths_of(const struct view *view)
{
    size_t count = view->bindings->scope.count;
    struct elf_text *paths = calloc(count + 1, sizeof *paths);
    if (!paths)
        message_fatal(2, NULL, "out of memory");
    for (uint32_t place = 0; place < count; place++)
        paths[place] = elf_text(path_of(view, place));
    return paths;
}

/* Prints the line of one binding. */
static void print_binding(const struct view *view, const struct ldso_binding *binding,
                          const struct elf_text *paths)
{
    struct output *output = view->output;
    struct elf_text none = {"-", 1}, from = paths[binding->from];
    struct elf_text to = binding->to.place != LDSO_NOBODY ? paths[binding->to.place] : none;
    output_untrusted(output, from.start, from.length);
    output_char(output, '\t');
    output_untrusted(output, binding->name, binding->length);
    output_char(output, '\t');
    view_name(view, binding->version ? binding->version->name : none.start);
    output_char(output, '\t');
    output_untrusted(output, to.start, to.length);
    output_char(output, '\n');
}

void plain_print(const struct view *view)
{
    const struct ldso_bindings *bindings = view->bindings;
    struct elf_text *paths = paths_of(view);
    for (size_t i = 0; i < bindings->count && !output_ended(view->output); i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        /* A weak reference without a definition is no binding at all (S17). */
        if (binding->again || (binding->weak && binding->to.place == LDSO_NOBODY) ||
            !view_wants(view, binding->name, binding->version))
            continue;
        print_binding(view, binding, paths);
    }
    free(paths);
}
