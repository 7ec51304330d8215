/* users.c: see users.h. */
#include "abi/users.h"

#include "abi/open.h"

#include <stdlib.h>

/* A program, and the name under which it knows the library. */
struct view {
    const struct abi_interface *program;
    const struct abi_interface *old_library;
    struct elf_text library;
    bool needs_it;
    struct abi_import **imports; /* the program's, by name and version */
};

/* Orders two imports by name and version. */
static int compare_imports(const struct abi_import *a, const struct abi_import *b)
{
    int order = abi_compare_texts(a->name, b->name);
    return order != 0 ? order : abi_compare_texts(a->version, b->version);
}

/* For qsort(), of pointers. */
static int order_imports(const void *a, const void *b)
{
    return compare_imports(*(struct abi_import *const *)a, *(struct abi_import *const *)b);
}

/* Finds the import of NAME with VERSION, or NULL. */
static const struct abi_import *find_import(const struct view *view, struct elf_text name,
                                            struct elf_text version)
{
    struct abi_import wanted = {.name = name, .version = version}, *key = &wanted;
    struct abi_import **found = view->program->import_count == 0
                                    ? NULL
                                    : bsearch(&key, view->imports, view->program->import_count,
                                              sizeof *view->imports, order_imports);
    return found ? *found : NULL;
}

/* Says whether the program is bound to SYMBOL of the old library. One that asks for no
   version gets the default. */
static bool uses_symbol(const struct view *view, const struct abi_symbol *symbol)
{
    if (symbol->version.length > 0) {
        const struct abi_import *import = find_import(view, symbol->name, symbol->version);
        if (import && abi_compare_texts(import->file, view->library) == 0)
            return true;
    }
    return view->needs_it && symbol->is_default && find_import(view, symbol->name, elf_text(""));
}

/* Says whether the program needs VERSION of the library; any, if its start is NULL. */
static bool needs_version(const struct view *view, struct elf_text version)
{
    const struct abi_need wanted = {.file = view->library,
                                    .version = version.start ? version : elf_text("")};
    size_t low = 0, high = view->program->need_count;
    while (low < high) { /* the first one that is not below it in the order */
        size_t middle = low + (high - low) / 2;
        const struct abi_need *need = &view->program->needs[middle];
        int order = abi_compare_texts(need->file, wanted.file);
        if (order == 0)
            order = abi_compare_texts(need->version, wanted.version);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == view->program->need_count)
        return false;
    const struct abi_need *found = &view->program->needs[low];
    return abi_compare_texts(found->file, view->library) == 0 &&
           (!version.start || abi_compare_texts(found->version, version) == 0);
}

/* Says whether the program holds a copy of SYMBOL's data. */
static bool holds_copy(const struct view *view, const struct abi_symbol *symbol)
{
    const struct abi_import *import = find_import(view, symbol->name, symbol->version);
    if (!import)
        import = find_import(view, symbol->name, elf_text(""));
    return import && import->copied;
}

/* Says whether the program holds a copy of any variable of the library. */
static bool holds_any_copy(const struct view *view)
{
    for (size_t i = 0; i < view->program->import_count; i++)
        if (view->program->imports[i].copied &&
            abi_find_name(view->old_library, view->program->imports[i].name))
            return true;
    return false;
}

/* Says whether the program would notice FINDING. */
static bool notices(const struct view *view, const struct abi_finding *finding)
{
    switch (finding->rule) {
    case ABI_MACHINE:
    case ABI_SONAME: return view->needs_it;
    case ABI_VERSION_REMOVED: return needs_version(view, finding->old_text);
    case ABI_VERSIONS_DROPPED: return needs_version(view, (struct elf_text){NULL, 0});
    case ABI_PROTECTED_DATA:
        return uses_symbol(view, finding->old_symbol) && holds_copy(view, finding->old_symbol);
    case ABI_SIZE:
        /* Growing hurts those that hold a copy, shrinking those that look behind its end. */
        return uses_symbol(view, finding->old_symbol) &&
               (finding->new_symbol->size < finding->old_symbol->size ||
                holds_copy(view, finding->old_symbol));
    case ABI_STACK:
    case ABI_TLS_RESERVE:
    case ABI_NOOPEN: return view->needs_it && abi_is_library(view->program);
    case ABI_SYMBOLIC_DATA: return view->needs_it && holds_any_copy(view);
    case ABI_READ_ONLY:
        return uses_symbol(view, finding->old_symbol) && !holds_copy(view, finding->old_symbol);
    default:
        return abi_rule_verdict(finding->rule) == ABI_INCOMPATIBLE && finding->old_symbol &&
               uses_symbol(view, finding->old_symbol);
    }
}

/* Sorts the program's imports for find_import(). */
static bool sort_imports(struct view *view, struct elf_error *error)
{
    size_t count = view->program->import_count;
    view->imports = malloc((count + 1) * sizeof *view->imports);
    if (!view->imports)
        return elf_fail(error, "out of memory");
    for (size_t i = 0; i < count; i++)
        view->imports[i] = &view->program->imports[i];
    qsort(view->imports, count, sizeof *view->imports, order_imports);
    return true;
}

/* Says whether a DT_NEEDED of the program is the library; a path counts by its end. */
static bool needs_library(const struct abi_interface *program, struct elf_text library)
{
    for (size_t i = 0; i < program->needed_count; i++) {
        struct elf_text name = program->needed[i];
        for (size_t j = name.length; j > 0; j--)
            if (name.start[j - 1] == '/') {
                name = (struct elf_text){name.start + j, name.length - j};
                break;
            }
        if (abi_compare_texts(name, library) == 0 ||
            abi_compare_texts(program->needed[i], library) == 0)
            return true;
    }
    return false;
}

bool abi_user_read(struct abi_user *user, const char *path, const struct abi_comparison *comparison,
                   struct elf_error *error)
{
    struct abi_interface program;
    struct view view = {.program = &program,
                        .old_library = comparison->old_library,
                        .library = abi_library_name(comparison->old_library)};
    *user = (struct abi_user){.path = path};
    bool good = abi_interface_open(&program, path, error) && sort_imports(&view, error);
    if (good) {
        user->noticed = malloc((comparison->count + 1) * sizeof *user->noticed);
        good = user->noticed || elf_fail(error, "out of memory");
    }
    if (good) {
        user->needs_it = view.needs_it = needs_library(&program, view.library);
        for (size_t i = 0; i < comparison->count; i++)
            if (notices(&view, &comparison->findings[i]))
                user->noticed[user->count++] = i;
    }
    free(view.imports);
    abi_interface_close(&program);
    return good;
}

void abi_user_free(struct abi_user *user)
{
    free(user->noticed);
    memset(user, 0, sizeof *user);
}
