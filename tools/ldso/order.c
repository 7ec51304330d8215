/*
 * order.c: see order.h.
 *
 * A depth-first walk along the dependencies; an object's place is where the walk
 * leaves it. The stack is our own: a chain of libraries may be longer than that of
 * the process is deep.
 */
#include "ldso/order.h"

#include "ldso/loader.h"
#include "ldso/rules.h"

#include <stdlib.h>

/* An object whose dependencies are being visited. */
struct visit {
    struct ldso_object *object;
    size_t next; /* the request to look at next */
};

struct walk {
    const struct ldso_closure *closure;
    struct visit *stack;
    size_t depth;
    bool *visited; /* by the object's number */
    struct ldso_object **order;
    size_t count;
};

/* Begins to visit OBJECT, unless that was done already. */
static void enter(struct walk *walk, struct ldso_object *object)
{
    if (object->number >= walk->closure->loaded_count || walk->visited[object->number])
        return;
    walk->visited[object->number] = true;
    walk->stack[walk->depth++] = (struct visit){object, 0};
}

/* Returns the next object on which that of VISIT depends; NULL: there is none any more.
   Main's own dependencies do not count here, nor does main as one. */
static struct ldso_object *next_dependency(struct visit *visit)
{
    const struct ldso_object *object = visit->object;
    while (object->kind != LDSO_MAIN && visit->next < object->request_count) {
        struct ldso_object *dependency = object->requests[visit->next++].object;
        if (dependency && dependency->kind != LDSO_MAIN && dependency->kind != LDSO_MISSING)
            return dependency;
    }
    return NULL;
}

/* Visits OBJECT and everything on which it depends. */
static void visit(struct walk *walk, struct ldso_object *object)
{
    enter(walk, object);
    while (walk->depth > 0) {
        struct visit *top = &walk->stack[walk->depth - 1];
        struct ldso_object *dependency = next_dependency(top);
        if (dependency) {
            enter(walk, dependency);
            continue;
        }
        if (top->object->kind == LDSO_LIBRARY)
            walk->order[walk->count++] = top->object;
        walk->depth--;
    }
}

/* Moves libc to the front. */
static void libc_first(struct ldso_object **order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct ldso_object *object = order[i];
        if (!object->soname || strcmp(object->soname, "libc.so.6") != 0)
            continue;
        memmove(order + 1, order, i * sizeof *order);
        order[0] = object;
        return;
    }
}

/* U25: in musl the order is that of loading. */
static size_t order_of_loading(const struct ldso_closure *closure, struct ldso_object **order)
{
    size_t count = 0;
    for (size_t i = 0; i < closure->scope_count; i++)
        if (closure->scope[i]->kind == LDSO_LIBRARY)
            order[count++] = closure->scope[i];
    return count;
}

size_t ldso_relocation_order(const struct ldso_closure *closure, struct ldso_object **order)
{
    const struct ldso_loader *loader = closure->loader;
    struct walk walk = {.closure = closure, .order = order};
    if (loader->musl) {
        walk.count = order_of_loading(closure, order);
    } else {
        walk.visited = calloc(closure->loaded_count + 1, sizeof *walk.visited);
        walk.stack = calloc(closure->loaded_count + 1, sizeof *walk.stack);
        for (size_t i = closure->scope_count; walk.visited && walk.stack && i-- > 0;)
            visit(&walk, closure->scope[i]);
        bool failed = !walk.visited || !walk.stack;
        free(walk.visited);
        free(walk.stack);
        if (failed)
            return 0;
        if (ldso_rule_holds(LDSO_RULE_LIBC_FIRST, loader->release))
            libc_first(order, walk.count);
    }
    order[walk.count++] = closure->main;
    return walk.count;
}
