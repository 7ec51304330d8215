/*
 * why.c: see why.h.
 *
 *     demo_hello@DEMO_1.0 -> libdemo.so.1
 *       asked for at the first call, with R_X86_64_JUMP_SLOT, by
 *         prog
 *         1  prog          passed over: it only asks for the symbol itself
 *         2  libdemo.so.1  TAKEN: the first definition in the list wins
 *         3  libc.so.6     does not define it
 *
 * Several objects may ask the same question and get the same answer; then the search
 * is shown once. Behind it stands what the search cannot show: who has the name and
 * never asks.
 */
#include "bind/why.h"

#include "base/message.h"
#include "bind/local.h"
#include "bind/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    SHORT_RUN = 3, /* so many objects without the name still get a line each */
    WIDTH = 80,
};

/* Prints blanks, "-" or "* " and the text as a note. */
static void note(const struct view *view, const char *text)
{
    output_format(view->output, "  %s\n", text);
}

/* Says whether two bindings ask the same question, and get the same answer by the same
   way: then one explanation does for both. */
static bool same_search(const struct view *view, const struct ldso_binding *a,
                        const struct ldso_binding *b)
{
    const struct ldso_scope *scope = &view->bindings->scope;
    bool same_version = a->version && b->version
                            ? strcmp(a->version->name, b->version->name) == 0 &&
                                  a->version->hidden == b->version->hidden
                            : a->version == b->version;
    return same_version && strcmp(a->name, b->name) == 0 && a->class == b->class &&
           a->to.place == b->to.place && a->to.symbol == b->to.symbol && a->kept == b->kept &&
           a->weak == b->weak && !ldso_scope_is_symbolic(scope, a->from) &&
           !ldso_scope_is_symbolic(scope, b->from);
}

/* Prints those who ask in the same way as number FIRST, with the same relocation and at
   the same time, and marks them as done. */
static void print_askers_alike(const struct view *view, size_t first, bool *done)
{
    const struct ldso_bindings *bindings = view->bindings;
    const struct ldso_binding *one = &bindings->list[first];
    const char *relocation = view_relocation(view, one->type);
    output_format(view->output, "  asked for %s, with %s, by",
                  one->lazy ? "at the first call" : "at the start",
                  relocation ? relocation : "a relocation");
    size_t column = WIDTH;
    for (size_t i = first, printed = 0; i < bindings->count; i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        if (done[i] || binding->type != one->type || binding->lazy != one->lazy ||
            (i != first && !same_search(view, one, binding)))
            continue;
        const char *name = view_object(view, binding->from);
        output_text(view->output, printed++ > 0 ? "," : "");
        column += strlen(name) + 2;
        if (column > WIDTH) {
            output_text(view->output, "\n   ");
            column = strlen(name) + 5;
        }
        output_char(view->output, ' ');
        view_name(view, name);
        done[i] = true;
    }
    output_char(view->output, '\n');
}

/* Prints all who ask the same as number FIRST of the bindings, and marks them as done. */
static void print_askers(const struct view *view, size_t first, bool *done)
{
    const struct ldso_bindings *bindings = view->bindings;
    for (size_t i = first; i < bindings->count; i++)
        if (!done[i] &&
            (i == first || same_search(view, &bindings->list[first], &bindings->list[i])))
            print_askers_alike(view, i, done);
}

/* Returns how many steps of TRAIL from number FIRST on are objects without the name. */
static size_t run_without_name(const struct ldso_trail *trail, size_t first)
{
    size_t end = first;
    while (end < trail->count && trail->steps[end].verdict == LDSO_NO_SUCH_NAME &&
           !trail->steps[end].own)
        end++;
    return end - first;
}

/* Returns the width of the column with the names of the objects. */
static size_t column_width(const struct view *view, const struct ldso_trail *trail)
{
    size_t widest = 0;
    for (size_t i = 0, run; i < trail->count; i += run) {
        run = run_without_name(trail, i);
        if (run <= SHORT_RUN)
            run = 1;
        size_t width = run > 1 ? 0 : strlen(view_object(view, trail->steps[i].place));
        widest = width > widest ? width : widest;
    }
    return widest < 40 ? widest : 40;
}

/* Returns the version under which STEP's symbol is defined, or NULL. */
static const struct ldso_version *version_of(const struct view *view, const struct ldso_step *step)
{
    if (step->symbol == 0)
        return NULL;
    return ldso_symbols_version(&view->bindings->scope.symbols[step->place], step->symbol);
}

/* Says whether a relocation of the object at PLACE asks for NAME. */
static bool asks_for(const struct view *view, uint32_t place, const char *name)
{
    const struct ldso_bound *bound = &view->bindings->bound[place];
    for (size_t i = bound->first; i < bound->first + bound->count; i++)
        if (strcmp(view->bindings->list[i].name, name) == 0)
            return true;
    return false;
}

/* Prints what became of one object or symbol in the search for NAME. */
static void print_step(const struct view *view, const struct ldso_step *step, const char *name,
                       size_t column)
{
    struct output *output = view->output;
    const struct ldso_version *version = version_of(view, step);
    bool taken = words_taken(step->verdict);
    output_format(output, "    %4u  ", step->place + 1);
    size_t width = view_name(view, view_object(view, step->place));
    output_repeat(output, ' ', (width < column ? column - width : 0) + 2);
    if (taken || step->verdict == LDSO_TOO_LATE)
        view_paint(view, taken ? PAINT_GOOD : PAINT_BAD);
    if (step->own)
        output_text(output, "itself first (-Bsymbolic): ");
    output_text(output, words_verdict(step->verdict));
    if (step->verdict == LDSO_NO_SUCH_NAME && asks_for(view, step->place, name))
        output_text(output, ", only asks for it");
    if (step->verdict == LDSO_OTHER_VERSION)
        output_text(output, version ? ", " : ", the base");
    else if (version && step->verdict != LDSO_ONLY_ASKS)
        output_text(output, "; its version is ");
    if (version && step->verdict != LDSO_ONLY_ASKS)
        view_name(view, version->name);
    if (taken || step->verdict == LDSO_TOO_LATE)
        view_paint_end(view);
    output_char(output, '\n');
}

/* Prints the search, with long runs of objects without the name on one line. */
static void print_trail(const struct view *view, const struct ldso_trail *trail, const char *name)
{
    size_t column = column_width(view, trail);
    for (size_t i = 0, run; i < trail->count; i += run) {
        run = run_without_name(trail, i);
        if (run > SHORT_RUN) {
            output_format(view->output, "    %4u  to %u: %zu objects that do not define it\n",
                          trail->steps[i].place + 1, trail->steps[i + run - 1].place + 1, run);
            continue;
        }
        run = 1;
        print_step(view, &trail->steps[i], name, column);
    }
    if (trail->exhausted)
        message_fatal(2, NULL, "out of memory");
}

/* Says what the search for a binding that found nothing leads to. */
static void explain_nobody(const struct view *view, const struct ldso_binding *binding)
{
    if (binding->weak)
        note(view, "Nobody defines it. The reference is weak, so its address is 0.");
    else if (view->plugin && !binding->version)
        note(view, binding->lazy
                       ? "Nobody here defines it: its host must do so before the first call."
                       : "Nobody here defines it: its host must do so, or dlopen fails (S17).");
    else if (binding->lazy)
        note(view, "Nobody defines it: the first call ends the program (S17, S18).");
    else
        note(view, view->plugin ? "Nobody defines it: dlopen fails (S17)."
                                : "Nobody defines it: the start fails (S17).");
}

/* Explains what the search alone does not. */
static void explain(const struct view *view, const struct ldso_binding *binding,
                    const struct ldso_trail *trail)
{
    if (binding->to.place == LDSO_NOBODY) {
        explain_nobody(view, binding);
        return;
    }
    Elf64_Sym definition = view_definition(view, binding->to);
    if (binding->class == LDSO_CLASS_COPY)
        note(view, "A copy relocation: the program has the variable in its own memory. The loader\n"
                   "  copies the first value from this original, and everybody else binds to the\n"
                   "  program's copy (S10).");
    if (binding->kept)
        note(view, "The symbol is protected: the object's own references stay with it, whatever\n"
                   "  the search finds (S14).");
    if (definition.st_shndx == SHN_UNDEF)
        note(view,
             "The program does not define it, but uses an entry of its own PLT as the\n"
             "  function's address, since its code is not position-independent. Everybody who\n"
             "  wants the address gets that one, so that comparisons hold; calls go to the\n"
             "  function itself (S9).");
    if (binding->unique)
        note(view, "A unique symbol: the first one that is bound serves the whole process (S15).");
    if (ELF64_ST_BIND(definition.st_info) == STB_WEAK && trail->count > 0)
        note(view, "The definition is weak; to the loader that makes no difference (S13).");
}

/* Prints one search, with all who ask for it. */
static void print_search(const struct view *view, size_t number, bool *done)
{
    const struct ldso_binding *binding = &view->bindings->list[number];
    struct ldso_reference reference = ldso_binding_reference(binding);
    struct ldso_trail trail;
    bool found = binding->to.place != LDSO_NOBODY;
    view_paint(view, PAINT_STRONG);
    view_symbol(view, binding->name, binding->version);
    output_text(view->output, " -> ");
    view_name(view, found ? view_object(view, binding->to.place) : "nobody");
    view_paint_end(view);
    output_char(view->output, '\n');
    print_askers(view, number, done);
    ldso_bind_trail(view->bindings, binding->from, &reference, &trail);
    print_trail(view, &trail, binding->name);
    explain(view, binding, &trail);
    ldso_trail_close(&trail);
}

/* Returns why the uses that an object makes of its own definition are bound already. */
static const char *reason_for_binding(const struct view *view, uint32_t place,
                                      const Elf64_Sym *definition)
{
    const struct ldso_symbols *symbols = &view->bindings->scope.symbols[place];
    if (ELF64_ST_VISIBILITY(definition->st_other) == STV_PROTECTED)
        return "the symbol is protected";
    if (symbols->symbolic)
        return "-Bsymbolic";
    if (symbols->object->kind == LDSO_MAIN)
        return "a program uses its own definitions directly";
    return "as with -Bsymbolic-functions";
}

/* Prints which objects define NAME and have no relocation for it, so that nobody can
   interpose their own uses of it. */
static void print_bound_by_linker(const struct view *view, const char *name)
{
    const struct ldso_scope *scope = &view->bindings->scope;
    size_t length = strlen(name);
    struct elf_name_hash hash = {elf_hash_gnu(name, length), elf_hash_sysv(name, length), true};
    for (uint32_t place = 0; place < scope->count; place++) {
        const struct ldso_symbols *symbols = &scope->symbols[place];
        struct elf_search_walk walk;
        const char *object = view_object(view, place);
        uint64_t index = elf_search_first(&walk, &symbols->search, hash);
        for (; index != 0; index = elf_search_next(&walk)) {
            if (!ldso_symbols_defines(symbols, index))
                continue;
            Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
            if (ldso_symbols_is_name(symbols, symbol.st_name, name, length, scope->manner.budget))
                break;
        }
        if (index != 0 && symbols->object->kind != LDSO_LOADER && !asks_for(view, place, name)) {
            Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
            output_text(view->output, "  ");
            view_name(view, object);
            output_format(view->output,
                          " defines it and has no relocation for it: its own uses, if there are\n"
                          "  any, were bound by the linker (%s)\n"
                          "  and cannot be interposed.\n",
                          reason_for_binding(view, place, &symbol));
        } else if (index == 0 && has_local(symbols->object, name)) {
            output_text(view->output, "  ");
            view_name(view, object);
            output_text(view->output,
                        " has a local symbol of this name, static or hidden: its own uses were\n"
                        "  bound by the linker and cannot be interposed.\n");
        }
    }
}

/* Prints where a search that no relocation makes would end: that of dlsym(). Returns
   whether anybody defines NAME. */
static bool print_unasked(const struct view *view, const char *name)
{
    struct ldso_reference reference =
        ldso_reference_make(name, strlen(name), NULL, LDSO_CLASS_DATA);
    struct ldso_trail trail;
    bool found = false;
    ldso_bind_trail(view->bindings, LDSO_NOBODY, &reference, &trail);
    for (size_t i = 0; i < trail.count; i++)
        found |= trail.steps[i].verdict != LDSO_NO_SUCH_NAME;
    if (found) {
        view_name(view, name);
        output_text(view->output, "\n  No relocation asks for it. dlsym() would search:\n");
        print_trail(view, &trail, name);
    }
    ldso_trail_close(&trail);
    return found;
}

/* Explains one symbol of the command line; false: it does not occur anywhere. */
static bool print_symbol(const struct view *view, const char *symbol, bool *done)
{
    const struct ldso_bindings *bindings = view->bindings;
    bool asked = false;
    for (size_t i = 0; i < bindings->count; i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        if (done[i] || !view_means(symbol, binding->name, binding->version))
            continue;
        if (asked)
            output_char(view->output, '\n');
        print_search(view, i, done);
        asked = true;
    }
    char *name = strndup(symbol, strcspn(symbol, "@"));
    if (!name)
        message_fatal(2, NULL, "out of memory");
    bool known = asked || print_unasked(view, name);
    if (known) {
        print_bound_by_linker(view, name);
    } else {
        output_flush(view->output);
        message_error(view->options->file, "no object asks for %s or defines it", symbol);
    }
    free(name);
    return known;
}

bool why_print(const struct view *view)
{
    bool good = true;
    bool *done = calloc(view->bindings->count + 1, sizeof *done);
    if (!done)
        message_fatal(2, NULL, "out of memory");
    for (size_t i = 0; i < view->options->symbol_count; i++) {
        if (i > 0)
            output_char(view->output, '\n');
        good &= print_symbol(view, view->options->symbols[i], done);
    }
    free(done);
    return good;
}
