/* json.c: see json.h. There is one binding on a line. */
#include "bind/json.h"

#include "base/json.h"
#include "bind/words.h"

/* Prints , "KEY": followed by the string VALUE. */
static void field(struct output *output, const char *key, const char *value)
{
    output_format(output, ", \"%s\": ", key);
    output_json(output, value);
}

/* Prints , "KEY": true if VALUE holds: what is not said is false. */
static void flag(struct output *output, const char *key, bool value)
{
    if (value)
        output_format(output, ", \"%s\": true", key);
}

/* Prints one binding. */
static void print_binding(const struct view *view, const struct ldso_binding *binding)
{
    struct output *output = view->output;
    output_format(output, "{\"object\": %u, \"symbol\": ", binding->from);
    output_json(output, binding->name);
    field(output, "version", binding->version ? binding->version->name : NULL);
    field(output, "class", words_class_id(binding->class));
    field(output, "relocation", view_relocation(view, binding->type));
    output_format(output, ", \"offset\": %ju", (uintmax_t)binding->offset);
    if (binding->to.place == LDSO_NOBODY)
        output_text(output, ", \"definer\": null");
    else
        output_format(output, ", \"definer\": %u", binding->to.place);
    flag(output, "weak", binding->weak);
    flag(output, "lazy", binding->lazy);
    flag(output, "protected", binding->protected);
    flag(output, "kept", binding->kept);
    flag(output, "unique", binding->unique);
    output_char(output, '}');
}

void json_print(const struct view *view, int status)
{
    struct output *output = view->output;
    const struct ldso_bindings *bindings = view->bindings;
    const struct ldso_closure *closure = bindings->closure;
    output_text(output, "{\"file\": ");
    output_json(output, view->options->file);
    output_format(output, ", \"status\": %d, \"undefined\": %zu", status, bindings->undefined);
    field(output, "fatal", bindings->fatal);
    field(output, "as", view->plugin ? "plugin" : "program");
    if (view->options->whatif.changed)
        field(output, "what-if", view->options->whatif.description);
    output_text(output, ",\n  \"missing\": [");
    for (size_t i = 0, found = 0; i < closure->loaded_count; i++) {
        if (closure->loaded[i]->kind != LDSO_MISSING)
            continue;
        output_text(output, found++ > 0 ? ", " : "");
        output_json(output, closure->loaded[i]->name);
    }
    output_text(output, "],\n  \"scope\": [");
    for (size_t i = 0; i < closure->scope_count; i++) {
        output_format(output, "%s\n    {\"number\": %zu", i > 0 ? "," : "", i);
        field(output, "name", closure->scope[i]->name);
        field(output, "path", closure->scope[i]->path);
        flag(output, "symbolic", ldso_scope_is_symbolic(&bindings->scope, i));
        output_char(output, '}');
    }
    output_text(output, "],\n  \"bindings\": [");
    size_t printed = 0;
    for (size_t i = 0; i < bindings->count && !output_ended(view->output); i++) {
        if (!view_wants(view, bindings->list[i].name, bindings->list[i].version))
            continue;
        output_text(output, printed++ > 0 ? ",\n    " : "\n    ");
        print_binding(view, &bindings->list[i]);
    }
    output_text(output, "]}\n");
}
