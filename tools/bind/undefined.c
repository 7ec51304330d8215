/*
 * undefined.c: see undefined.h (S17, S18).
 *
 * A call through the PLT is looked up when it first happens, unless something
 * asks for all at the start; the address of a variable or function is needed at
 * the start in any case.
 */
#include "bind/undefined.h"

#include "ldso/loader.h"

/* Returns what happens to a plugin because nobody here defines the symbol of BINDING. A
   host's own symbols have no versions, as a rule: those are in libraries. */
static const char *consequence_for_plugin(const struct ldso_binding *binding)
{
    if (binding->version)
        return binding->lazy ? "its first call ends the program; dlopen with RTLD_NOW fails"
                             : "dlopen fails: no library defines it in this version";
    return binding->lazy ? "its host must define it before the first call; for RTLD_NOW, before "
                           "dlopen"
                         : "its host must define it, or dlopen fails";
}

/* Returns what happens because nobody defines the symbol of BINDING. */
static const char *consequence(const struct view *view, const struct ldso_binding *binding)
{
    if (view->plugin)
        return consequence_for_plugin(binding);
    if (binding->lazy)
        return "its first call ends the program; with LD_BIND_NOW=1 the start fails";
    return binding->class == LDSO_CLASS_PLT ? "the start fails: calls are bound at once here"
                                            : "the start fails: its address is needed then";
}

/* Prints what happens because nobody defines the symbol of BINDING, which the object at
   PLACE asks for. */
static void print_consequence(const struct view *view, uint32_t place,
                              const struct ldso_binding *binding)
{
    const struct ldso_closure *closure = view->bindings->closure;
    if (closure->loader->musl && !view->plugin) {
        /* In musl's own words, which name the file. */
        output_text(view->output, "the start fails: Error relocating ");
        view_name(view, closure->scope[place]->path);
        output_text(view->output, ": ");
        view_name(view, binding->name);
        output_text(view->output, ": symbol not found");
    } else {
        output_text(view->output, consequence(view, binding));
    }
    output_char(view->output, '\n');
}

void undefined_print(const struct view *view)
{
    const struct ldso_bindings *bindings = view->bindings;
    for (uint32_t place = 0; place < bindings->scope.count; place++) {
        const struct ldso_bound *bound = &bindings->bound[place];
        for (size_t i = bound->first; i < bound->first + bound->count; i++) {
            const struct ldso_binding *binding = &bindings->list[i];
            if (binding->to.place != LDSO_NOBODY || binding->weak || binding->again ||
                !view_wants(view, binding->name, binding->version))
                continue;
            view_name(view, view_object(view, place));
            output_text(view->output, ": ");
            view_paint(view, PAINT_BAD);
            view_symbol(view, binding->name, binding->version);
            view_paint_end(view);
            output_text(view->output, ": ");
            print_consequence(view, place, binding);
        }
    }
}
