/* dependencies.c: see dependencies.h. */
#include "abi/dependencies.h"

#include "abi/open.h"
#include "ldso/closure.h"

#include <stdio.h>
#include <stdlib.h>

extern char **environ;

enum { BLOCKS = 16, FIRST_BLOCK = 64 }; /* each block is twice as large as the one before */

/* Makes the environment in which libraries are looked for: this one, with the directory of
   PATH at the beginning of LD_LIBRARY_PATH. */
static bool make_environment(struct abi_dependencies *dependencies, const char *path)
{
    static const char name[] = "LD_LIBRARY_PATH=";
    const char *slash = strrchr(path, '/'), *before = NULL;
    size_t count = 0, used = 0;
    while (environ[count])
        count++;
    dependencies->environment = calloc(count + 2, sizeof *dependencies->environment);
    if (!dependencies->environment)
        return false;
    for (size_t i = 0; i < count; i++)
        if (strncmp(environ[i], name, strlen(name)) == 0)
            before = environ[i] + strlen(name);
        else
            dependencies->environment[used++] = environ[i];
    if (asprintf(&dependencies->variable, "%s%.*s%s%s", name,
                 slash ? (int)(slash - path) + (slash == path) : 1, slash ? path : ".",
                 before && *before ? ":" : "", before ? before : "") < 0) {
        dependencies->variable = NULL;
        return false;
    }
    dependencies->environment[used] = dependencies->variable;
    return true;
}

/* Writes down which libraries were not found; of many, the first few. */
static bool name_missing(struct abi_dependencies *dependencies)
{
    const struct ldso_closure *closure = &dependencies->closure;
    enum { NAMED = 8 };
    size_t count = 0;
    dependencies->missing = strdup("");
    for (size_t i = 0; i < closure->loaded_count && dependencies->missing && count < NAMED; i++) {
        char *longer = NULL, *shorter = dependencies->missing;
        if (!ldso_closure_lacks(closure->loaded[i]))
            continue;
        count++;
        if (asprintf(&longer, "%s%s%s", shorter, *shorter ? ", " : "", closure->loaded[i]->name) <
            0)
            longer = NULL;
        free(shorter);
        dependencies->missing = longer;
    }
    return dependencies->missing != NULL;
}

/* Opens the libraries that NEW_LIBRARY needs, once. */
static void open_once(struct abi_dependencies *dependencies,
                      const struct abi_interface *new_library)
{
    if (dependencies->tried)
        return;
    dependencies->tried = true;
    if (!make_environment(dependencies, new_library->path))
        return;
    struct ldso_options options = ldso_options_default(dependencies->environment);
    options.secure = LDSO_SECURE_OFF;
    options.preload_file = "";
    if (!ldso_closure_open(&dependencies->closure, new_library->path, &options, NULL))
        return;
    if (name_missing(dependencies) &&
        ldso_scope_open(&dependencies->scope, &dependencies->closure)) {
        dependencies->open = true;
    } else {
        ldso_scope_close(&dependencies->scope);
        ldso_closure_close(&dependencies->closure);
    }
}

/* Returns room for one more answer, which stays where it is; NULL: there is none. */
static struct abi_symbol *new_symbol(struct abi_dependencies *dependencies)
{
    size_t place = dependencies->count, size = FIRST_BLOCK;
    for (size_t i = 0; i < BLOCKS; i++, size *= 2) {
        if (place >= size) {
            place -= size;
            continue;
        }
        if (!dependencies->symbols[i])
            dependencies->symbols[i] = calloc(size, sizeof **dependencies->symbols);
        if (!dependencies->symbols[i])
            return NULL;
        dependencies->count++;
        return &dependencies->symbols[i][place];
    }
    return NULL;
}

/* Returns TEXT with a NUL at its end, which the caller frees. */
static char *with_end(struct elf_text text)
{
    return strndup(text.start ? text.start : "", text.length);
}

/* Returns what the libraries answer to a question for NAME with VERSION, "" for none. */
static struct abi_answer ask(struct abi_dependencies *dependencies, const struct abi_symbol *symbol,
                             const char *name, const char *version)
{
    const struct ldso_scope *scope = &dependencies->scope;
    struct abi_answer answer = {.symbol = NULL};
    struct ldso_version wanted = {.name = version, .hash = elf_hash_sysv(version, strlen(version))};
    struct ldso_reference reference =
        ldso_reference_make(name, strlen(name), *version ? &wanted : NULL,
                            symbol->kind == ABI_DATA ? LDSO_CLASS_DATA : LDSO_CLASS_PLT);
    struct ldso_found found = ldso_scope_search(scope, &reference, NULL, false);
    if (found.definition.place == LDSO_NOBODY)
        return answer;
    struct abi_symbol *copy = new_symbol(dependencies);
    if (!copy)
        return answer;
    const struct ldso_symbols *symbols = &scope->symbols[found.definition.place];
    const struct ldso_object *object = symbols->object;
    Elf64_Sym record = elf_symbol_at(&symbols->table, found.definition.symbol);
    const struct ldso_version *own = ldso_symbols_version(symbols, found.definition.symbol);
    abi_symbol_fill(copy, &object->elf, &record);
    copy->name = symbol->name;
    copy->version = elf_text(own && own->name ? own->name : "");
    copy->is_default =
        !(elf_version_index(&symbols->indices, found.definition.symbol) & ELF_VERSION_HIDDEN);
    answer.symbol = copy;
    if (object->kind != LDSO_MAIN)
        answer.library = elf_text(object->name);
    return answer;
}

struct abi_answer abi_dependencies_find(struct abi_dependencies *dependencies,
                                        const struct abi_interface *new_library,
                                        const struct abi_symbol *symbol)
{
    struct abi_answer answer = {.symbol = NULL};
    open_once(dependencies, new_library);
    if (!dependencies->open)
        return answer;
    char *name = with_end(symbol->name), *version = with_end(symbol->version);
    if (name && version)
        answer = ask(dependencies, symbol, name, version);
    free(name);
    free(version);
    return answer;
}

void abi_dependencies_close(struct abi_dependencies *dependencies)
{
    if (dependencies->open) {
        ldso_scope_close(&dependencies->scope);
        ldso_closure_close(&dependencies->closure);
    }
    for (size_t i = 0; i < BLOCKS; i++)
        free(dependencies->symbols[i]);
    free(dependencies->missing);
    free(dependencies->variable);
    free(dependencies->environment);
    memset(dependencies, 0, sizeof *dependencies);
}
