/* scope.c: see scope.h. */
#include "ldso/scope.h"

#include "ldso/loader.h"
#include "ldso/rules.h"

#include <stdlib.h>

/* Reads from the world and the loader how symbols are judged. */
static struct ldso_manner manner_of(const struct ldso_closure *closure)
{
    const struct ldso_loader *loader = closure->loader;
    if (loader->musl)
        return (struct ldso_manner){.musl = true};
    return (struct ldso_manner){
        .base_is_fallback = !ldso_rule_holds(LDSO_RULE_BASE_IS_ANSWER, loader->release),
        .unversioned_is_fatal = ldso_rule_holds(LDSO_RULE_UNVERSIONED_STOPS, loader->release),
        .dynamic_weak =
            !closure->secure && ldso_environment(&closure->options, "LD_DYNAMIC_WEAK") != NULL,
    };
}

bool ldso_scope_open(struct ldso_scope *scope, const struct ldso_closure *closure)
{
    memset(scope, 0, sizeof *scope);
    scope->closure = closure;
    scope->manner = manner_of(closure);
    scope->symbols = calloc(closure->scope_count, sizeof *scope->symbols);
    scope->manner.budget = malloc(sizeof *scope->manner.budget);
    if (!scope->symbols || !scope->manner.budget)
        return false;
    budget_start(scope->manner.budget, BUDGET_MOST);
    bool good = true;
    for (; good && scope->count < closure->scope_count; scope->count++)
        good = ldso_symbols_open(&scope->symbols[scope->count], closure->scope[scope->count]);
    return good;
}

void ldso_scope_close(struct ldso_scope *scope)
{
    for (size_t i = 0; i < scope->count; i++)
        ldso_symbols_close(&scope->symbols[i]);
    free(scope->symbols);
    free(scope->manner.budget);
    memset(scope, 0, sizeof *scope);
}

/* A search under way. */
struct search {
    struct ldso_listener listener; /* first, so that one leads to the other */
    const struct ldso_scope *scope;
    struct ldso_trail *trail; /* NULL: nobody wants it */
    size_t place;             /* of the object that is being asked */
    bool own;                 /* S2 */
    bool heard;               /* something was said about this object */
    struct ldso_found found;
};

/* Writes down what became of SYMBOL. */
static void note(struct search *search, uint64_t symbol, enum ldso_verdict verdict)
{
    struct ldso_trail *trail = search->trail;
    search->heard = true;
    if (!trail)
        return;
    if (trail->count == trail->capacity) {
        size_t capacity = trail->capacity ? trail->capacity * 2 : 64;
        struct ldso_step *steps = realloc(trail->steps, capacity * sizeof *steps);
        trail->exhausted |= steps == NULL;
        if (!steps)
            return;
        trail->steps = steps;
        trail->capacity = capacity;
    }
    trail->steps[trail->count++] =
        (struct ldso_step){(uint32_t)search->place, (uint32_t)symbol, verdict, search->own};
}

/* Hears of a symbol that an object refuses. */
static void hear(struct ldso_listener *listener, const struct ldso_symbols *symbols, uint64_t index,
                 enum ldso_verdict verdict)
{
    (void)symbols;
    note((struct search *)listener, index, verdict);
}

/* S13: decides about the answer of one object. */
static enum ldso_verdict judge_answer(struct search *search, const struct ldso_answer *answer)
{
    struct ldso_definition definition = {(uint32_t)search->place, (uint32_t)answer->index};
    bool musl = search->scope->manner.musl;
    /* It comes before what follows: a hidden or local symbol makes it fail, too. */
    search->found.assertion |= answer->assertion && !search->found.decided;
    if (!musl && (answer->visibility == STV_HIDDEN || answer->visibility == STV_INTERNAL))
        return LDSO_HIDDEN;
    bool unique = !musl && answer->binding == STB_GNU_UNIQUE;
    if (answer->binding != STB_GLOBAL && answer->binding != STB_WEAK &&
        answer->binding != STB_GNU_UNIQUE)
        return LDSO_LOCAL;
    if (search->found.decided)
        return LDSO_TOO_LATE;
    if (answer->binding == STB_WEAK && search->scope->manner.dynamic_weak) {
        if (search->found.definition.place == LDSO_NOBODY)
            search->found.definition = definition;
        return LDSO_KEPT_IN_RESERVE;
    }
    search->found.definition = definition;
    search->found.unique = unique;
    search->found.decided = true;
    return answer->verdict;
}

/* Asks the object at search->place. */
static void ask(struct search *search, struct ldso_reference *reference)
{
    const struct ldso_symbols *symbols = &search->scope->symbols[search->place];
    search->heard = false;
    if (reference->class == LDSO_CLASS_COPY && symbols->object->kind == LDSO_MAIN) {
        note(search, 0, LDSO_LEFT_OUT);
        return;
    }
    struct ldso_answer answer = ldso_symbols_find(symbols, reference, &search->scope->manner,
                                                  search->trail ? &search->listener : NULL);
    if (answer.index != 0)
        note(search, answer.index, judge_answer(search, &answer));
    else if (!search->heard)
        note(search, 0,
             symbols->search.kind == ELF_SEARCH_NOTHING ? LDSO_NO_TABLE : LDSO_NO_SUCH_NAME);
}

/* Begins a search that has found nothing yet. */
static struct search start(const struct ldso_scope *scope, struct ldso_trail *trail)
{
    return (struct search){.listener = {hear},
                           .scope = scope,
                           .trail = trail,
                           .found = {.definition = {LDSO_NOBODY, 0}}};
}

/* Returns the first place from AT on whose Bloom filter does not exclude HASH: nearly all objects
   are done with by that. */
static size_t skip_excluded(const struct ldso_scope *scope, size_t at, uint32_t hash)
{
    while (at < scope->count && elf_search_excludes(&scope->symbols[at].search, hash))
        at++;
    return at;
}

struct ldso_found ldso_scope_search(const struct ldso_scope *scope,
                                    struct ldso_reference *reference, struct ldso_trail *trail,
                                    bool decided)
{
    struct search search = start(scope, trail);
    search.found.decided = decided;
    budget_take(scope->manner.budget, scope->count);
    for (size_t i = 0; trail || !search.found.decided; i++) {
        if (!trail)
            i = skip_excluded(scope, i, reference->hash.gnu);
        if (i >= scope->count)
            break;
        search.place = i;
        ask(&search, reference);
    }
    return search.found;
}

struct ldso_found ldso_scope_search_one(const struct ldso_scope *scope, size_t place,
                                        struct ldso_reference *reference, struct ldso_trail *trail)
{
    struct search search = start(scope, trail);
    search.place = place;
    search.own = true;
    ask(&search, reference);
    return search.found;
}

bool ldso_scope_is_symbolic(const struct ldso_scope *scope, size_t place)
{
    return !scope->manner.musl && scope->symbols[place].symbolic &&
           scope->symbols[place].object->kind != LDSO_MAIN;
}

void ldso_trail_close(struct ldso_trail *trail)
{
    free(trail->steps);
    memset(trail, 0, sizeof *trail);
}
