/* view.c: see view.h. */
#include "bind/view.h"

#include "base/message.h"
#include "elf/names_relocation.h"

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

size_t view_name(const struct view *view, const char *name)
{
    size_t length = strlen(name);
    output_untrusted(view->output, name, length);
    return length;
}

size_t view_symbol(const struct view *view, const char *name, const struct ldso_version *version)
{
    size_t length = view_name(view, name);
    if (!version)
        return length;
    output_char(view->output, '@');
    return length + 1 + view_name(view, version->name);
}

const char *view_object(const struct view *view, uint32_t place)
{
    const struct ldso_object *object = view->bindings->closure->scope[place];
    return object->kind == LDSO_MAIN ? view->options->file : object->name;
}

bool view_means(const char *symbol, const char *name, const struct ldso_version *version)
{
    size_t length = strlen(name);
    if (strncmp(symbol, name, length) != 0)
        return false;
    const char *rest = symbol + length;
    if (*rest == '\0')
        return true;
    if (*rest != '@' || !version)
        return false;
    rest += rest[1] == '@' ? 2 : 1;
    return strcmp(rest, version->name) == 0;
}

bool view_wants(const struct view *view, const char *name, const struct ldso_version *version)
{
    const struct options *options = view->options;
    for (size_t i = 0; i < options->symbol_count; i++)
        if (view_means(options->symbols[i], name, version))
            return true;
    return options->symbol_count == 0;
}

const char *view_relocation(const struct view *view, uint32_t type)
{
    const struct elf_name *name =
        elf_relocation_name(&view->bindings->closure->main->elf.header, type);
    return name ? name->name : NULL;
}

Elf64_Sym view_definition(const struct view *view, struct ldso_definition definition)
{
    return elf_symbol_at(&view->bindings->scope.symbols[definition.place].table, definition.symbol);
}

bool view_all_seen(const struct view *view, const bool *seen)
{
    const struct options *options = view->options;
    bool all = true;
    for (size_t i = 0; i < options->symbol_count; i++) {
        if (seen[i])
            continue;
        output_flush(view->output);
        message_error(options->file, "no relocation asks for %s", options->symbols[i]);
        all = false;
    }
    return all;
}
