/* bind.c: see bind.h. */
#include "ldso/bind.h"

#include "ldso/loader.h"
#include "ldso/order.h"

#include <stdlib.h>

/* The work in progress. */
struct work {
    struct ldso_bindings *bindings;
    struct ldso_memo memo;   /* what the scope answered */
    struct ldso_memo unique; /* S15: what was entered for each name */
    /* For the object at hand, by symbol and class: the number of the binding, and one.
       An object asks only once for what it has asked for already (S21). */
    uint32_t *asked;
    uint64_t asked_count; /* symbols for which there is room */
    bool exhausted;       /* memory ran out */
    uint32_t from;        /* the object at hand, ... */
    uint64_t offset;      /* ... and its last relocation */
};

/* Says whether there is no use in going on. */
static bool has_ended(const struct work *work)
{
    return work->exhausted || ldso_scope_gave_up(&work->bindings->scope);
}

/* Returns the place in ASKED for SYMBOL and CLASS; NULL: out of memory. */
static uint32_t *asked_before(struct work *work, uint64_t symbol, enum ldso_class class)
{
    if (symbol >= work->asked_count) {
        uint64_t count = symbol + symbol / 2 + 1024;
        uint32_t *asked = NULL;
        if (count < SIZE_MAX / LDSO_CLASSES / sizeof *asked)
            asked = realloc(work->asked, (size_t)count * LDSO_CLASSES * sizeof *asked);
        if (!asked)
            return NULL;
        size_t old = (size_t)work->asked_count * LDSO_CLASSES;
        memset(asked + old, 0, ((size_t)count * LDSO_CLASSES - old) * sizeof *asked);
        work->asked = asked;
        work->asked_count = count;
    }
    return &work->asked[symbol * LDSO_CLASSES + class];
}

/* Forgets the bindings from number FIRST on, so that ASKED serves the next object. */
static void forget_asked(struct work *work, size_t first)
{
    const struct ldso_bindings *bindings = work->bindings;
    for (size_t i = first; i < bindings->count; i++)
        memset(&work->asked[(size_t)bindings->list[i].symbol * LDSO_CLASSES], 0,
               LDSO_CLASSES * sizeof *work->asked);
}

/* Appends an empty binding to the list; NULL: out of memory. */
static struct ldso_binding *append(struct ldso_bindings *bindings)
{
    if (bindings->count == bindings->capacity) {
        size_t capacity = bindings->capacity ? bindings->capacity * 2 : 4096;
        struct ldso_binding *list = NULL;
        if (capacity < UINT32_MAX)
            list = realloc(bindings->list, capacity * sizeof *list);
        if (!list)
            return NULL;
        bindings->list = list;
        bindings->capacity = capacity;
    }
    struct ldso_binding *binding = &bindings->list[bindings->count++];
    memset(binding, 0, sizeof *binding);
    return binding;
}

/* Says whether NAME is one under which OBJECT is known to the loader (L10). */
static bool is_known_as(const struct ldso_object *object, const char *name)
{
    if (object->path && strcmp(object->path, name) == 0)
        return true;
    for (const struct ldso_request *request = object->asked; request; request = request->next)
        if (request->name && strcmp(request->name, name) == 0)
            return true;
    return false;
}

/* S11: a library that has no versions at all, although one is wanted from it by name,
   makes an assertion of the loader fail. All that were asked on the way to what was FOUND
   count, also those whose symbol was passed over. */
static void check_assertion(struct work *work, struct ldso_reference *reference,
                            const struct ldso_found *found)
{
    struct ldso_bindings *bindings = work->bindings;
    const struct ldso_scope *scope = &bindings->scope;
    for (size_t i = 0; i < scope->count && !bindings->fatal; i++) {
        const struct ldso_object *object = bindings->closure->scope[i];
        if (is_known_as(object, reference->version->file) &&
            ldso_scope_search_one(scope, i, reference, NULL).assertion) {
            bindings->fatal =
                "it has no versions, and a version of a symbol is wanted from it by name";
            bindings->fatal_object = object;
        }
        if (found->decided && i == found->definition.place)
            break;
    }
}

/* Searches for REFERENCE from the object at place FROM: in itself first, if it is
   symbolic (S2), and then in the scope, unless somebody has asked the same before. */
static struct ldso_found search(struct work *work, size_t from, struct ldso_reference *reference)
{
    const struct ldso_scope *scope = &work->bindings->scope;
    struct ldso_found own = {.definition = {LDSO_NOBODY, 0}}, found = own;
    if (ldso_scope_is_symbolic(scope, from))
        own = ldso_scope_search_one(scope, from, reference, NULL);
    if (own.decided)
        return own;

    bool new;
    struct ldso_found *known = ldso_memo_find(&work->memo, reference, &new);
    if (!known) {
        work->exhausted = true;
        return found;
    }
    if (new)
        *known = ldso_scope_search(scope, reference, NULL, false);
    found = *known;
    /* What is known may come from a reference that wants the version from another file. */
    if (found.assertion && reference->version->file)
        check_assertion(work, reference, &found);
    bool reserve = !found.decided && own.definition.place != LDSO_NOBODY;
    return reserve ? own : found;
}

/* S15: there is one unique symbol of a name in the whole process. Replaces FOUND by the
   one that was entered first, or enters it. */
static void make_unique(struct work *work, struct ldso_reference *reference,
                        struct ldso_definition asker, struct ldso_found *found)
{
    struct ldso_reference key = *reference;
    bool new, copy = reference->class == LDSO_CLASS_COPY;
    key.version = NULL;
    key.class = LDSO_CLASS_DATA;
    struct ldso_found *entry = ldso_memo_find(&work->unique, &key, &new);
    if (!entry) {
        work->exhausted = true;
        return;
    }
    /* The copy in the program is where the variable will be; the copy relocation itself
       needs the original. */
    if (new)
        entry->definition = copy ? asker : found->definition;
    if (!copy)
        found->definition = entry->definition;
}

/* One look-up, with the table of unique symbols. */
static struct ldso_found look_up(struct work *work, struct ldso_definition asker,
                                 struct ldso_reference *reference)
{
    struct ldso_found found = search(work, asker.place, reference);
    if (found.unique)
        make_unique(work, reference, asker, &found);
    return found;
}

/* S14: says whether a protected reference is bound to its own object although the search
   FOUND something else. */
static bool keeps_own(struct work *work, struct ldso_definition asker,
                      struct ldso_reference *reference, const struct ldso_found *found)
{
    if (reference->class == LDSO_CLASS_PLT)
        return found->definition.place != asker.place;
    struct ldso_reference call = *reference;
    call.class = LDSO_CLASS_PLT;
    struct ldso_found second = look_up(work, asker, &call);
    return second.definition.place != LDSO_NOBODY && second.definition.place != asker.place;
}

/* Fills BINDING with what the search for REFERENCE finds. */
static void resolve(struct work *work, struct ldso_binding *binding,
                    struct ldso_reference *reference)
{
    struct ldso_definition asker = {binding->from, binding->symbol};
    struct ldso_found found = look_up(work, asker, reference);
    binding->to = found.definition;
    binding->unique = found.unique;
    if (found.definition.place == LDSO_NOBODY) {
        work->bindings->undefined += !binding->weak;
        return;
    }
    if (!binding->protected || !keeps_own(work, asker, reference, &found))
        return;
    binding->to = asker;
    binding->kept = true;
}

/* Says whether an earlier class of the same symbol got the same definition. */
static bool is_repetition(const struct work *work, const struct ldso_binding *binding)
{
    const uint32_t *asked = &work->asked[(size_t)binding->symbol * LDSO_CLASSES];
    for (unsigned other_class = 0; other_class < LDSO_CLASSES; other_class++) {
        if (other_class == binding->class || asked[other_class] == 0)
            continue;
        const struct ldso_binding *other = &work->bindings->list[asked[other_class] - 1];
        if (other->to.place == binding->to.place)
            return true;
    }
    return false;
}

/* Binds the symbol of RELOCATION, for the first time in its object and class. NAME has
   LENGTH bytes. */
static void bind_one(struct work *work, uint32_t from, const struct ldso_relocation *relocation,
                     const char *name, size_t length)
{
    struct ldso_bindings *bindings = work->bindings;
    struct ldso_binding *binding = append(bindings);
    if (!binding) {
        work->exhausted = true;
        return;
    }
    bool musl = bindings->scope.manner.musl;
    bool weak = ELF64_ST_BIND(relocation->reference.st_info) == STB_WEAK;
    binding->name = name;
    binding->length = length;
    binding->version =
        musl ? NULL : ldso_symbols_version(&bindings->scope.symbols[from], relocation->symbol);
    binding->offset = relocation->offset;
    binding->type = relocation->type;
    binding->from = from;
    binding->symbol = (uint32_t)relocation->symbol;
    binding->class = relocation->class;
    binding->weak = weak && (!musl || relocation->reference.st_shndx == SHN_UNDEF);
    binding->lazy = relocation->lazy && !bindings->now;
    binding->protected =
        !musl && ELF64_ST_VISIBILITY(relocation->reference.st_other) == STV_PROTECTED;
    struct ldso_reference reference =
        ldso_reference_make(name, length, binding->version, binding->class);
    resolve(work, binding, &reference);
}

/* Binds the symbol of RELOCATION in the object at place FROM, unless that was done. */
static void bind_relocation(struct work *work, uint32_t from,
                            const struct ldso_relocation *relocation)
{
    struct ldso_bindings *bindings = work->bindings;
    const struct ldso_symbols *symbols = &bindings->scope.symbols[from];
    uint32_t *asked = asked_before(work, relocation->symbol, relocation->class);
    if (!asked) {
        work->exhausted = true;
    } else if (*asked != 0) {
        bindings->list[*asked - 1].lazy &= relocation->lazy;
    } else {
        size_t length;
        const char *name = ldso_symbols_string(symbols, relocation->reference.st_name, &length);
        if (!name) {
            bindings->bound[from].broken = "a symbol's name is not in the file";
            return;
        }
        work->offset = relocation->offset;
        if (!budget_take(bindings->scope.manner.budget, ldso_reference_cost(length)))
            return;
        bind_one(work, from, relocation, name, length);
        if (has_ended(work))
            return;
        bindings->list[bindings->count - 1].again =
            is_repetition(work, &bindings->list[bindings->count - 1]);
        *asked = (uint32_t)bindings->count;
    }
}

/* Binds all symbols of the object at place FROM. */
static void bind_object(struct work *work, uint32_t from)
{
    struct ldso_bindings *bindings = work->bindings;
    struct ldso_bound *bound = &bindings->bound[from];
    struct ldso_references references;
    struct ldso_relocation relocation;
    bound->first = bindings->count;
    ldso_references_start(&references, &bindings->types, &bindings->scope.symbols[from]);
    work->from = from;
    while (!has_ended(work) && ldso_references_next(&references, &relocation))
        bind_relocation(work, from, &relocation);
    bound->count = bindings->count - bound->first;
    if (!bound->broken)
        bound->broken = references.broken;
    if (bound->broken && !bindings->fatal) {
        bindings->fatal = bound->broken;
        bindings->fatal_object = bindings->closure->scope[from];
    }
    forget_asked(work, bound->first);
}

/* Binds all objects in the order of their relocation. */
static bool bind_all(struct work *work)
{
    const struct ldso_closure *closure = work->bindings->closure;
    struct ldso_object **order = calloc(closure->scope_count, sizeof *order);
    uint32_t *place = calloc(closure->loaded_count + 1, sizeof *place);
    size_t count = order && place ? ldso_relocation_order(closure, order) : 0;
    work->exhausted |= count == 0;
    for (size_t i = 0; !work->exhausted && i < closure->scope_count; i++)
        if (closure->scope[i]->number < closure->loaded_count)
            place[closure->scope[i]->number] = (uint32_t)i;
    for (size_t i = 0; !has_ended(work) && i < count; i++)
        bind_object(work, place[order[i]->number]);
    free(order);
    free(place);
    return !has_ended(work);
}

/* Says where the look-ups were given up. */
static bool fail_at(const struct work *work, struct elf_error *error)
{
    return elf_fail(error,
                    "%.100s: the look-up of symbols takes too long, since many or long names have "
                    "one hash; given up at the relocation for 0x%jx",
                    work->bindings->closure->scope[work->from]->path, (uintmax_t)work->offset);
}

bool ldso_bind(struct ldso_bindings *bindings, const struct ldso_closure *closure,
               struct elf_error *error)
{
    memset(bindings, 0, sizeof *bindings);
    bool musl = closure->loader->musl;
    if (!ldso_types_open(&bindings->types, closure->main->elf.header.e_machine, musl))
        return elf_fail(error, "the relocations of this machine are not known");
    const char *now = ldso_environment(&closure->options, "LD_BIND_NOW");
    bindings->closure = closure;
    bindings->now = musl || (now && *now);
    struct work work = {.bindings = bindings};
    bindings->bound = calloc(closure->scope_count, sizeof *bindings->bound);
    bool good = bindings->bound && ldso_scope_open(&bindings->scope, closure);
    work.memo.budget = work.unique.budget = bindings->scope.manner.budget;
    good = good && bind_all(&work);
    if (!good && work.memo.budget && work.memo.budget->spent)
        good = fail_at(&work, error);
    else if (!good)
        elf_fail(error, "out of memory");
    ldso_memo_free(&work.memo);
    ldso_memo_free(&work.unique);
    free(work.asked);
    if (good)
        return true;
    ldso_bindings_close(bindings);
    return false;
}

void ldso_bindings_close(struct ldso_bindings *bindings)
{
    ldso_scope_close(&bindings->scope);
    free(bindings->list);
    free(bindings->bound);
    memset(bindings, 0, sizeof *bindings);
}

struct ldso_reference ldso_binding_reference(const struct ldso_binding *binding)
{
    return ldso_reference_make(binding->name, binding->length, binding->version, binding->class);
}

void ldso_bind_trail(const struct ldso_bindings *bindings, size_t from,
                     struct ldso_reference *reference, struct ldso_trail *trail)
{
    const struct ldso_scope *scope = &bindings->scope;
    struct ldso_found own = {.decided = false};
    memset(trail, 0, sizeof *trail);
    if (from < scope->count && ldso_scope_is_symbolic(scope, from))
        own = ldso_scope_search_one(scope, from, reference, trail);
    ldso_scope_search(scope, reference, trail, own.decided);
}
