/* plugin.c: see plugin.h. The loader's messages are in elf/dl-load.c, elf/dl-reloc.c. */
#include "ldso/plugin.h"

#include "ldso/loader.h"

#include <stdlib.h>
#include <string.h>

/* No object has more obstacles than these: its kind, its flag, its stack, its variables
   twice. */
enum { MOST_OF_ONE = 5 };

bool ldso_role_parse(const char *text, enum ldso_role *role)
{
    *role = strcmp(text, "plugin") == 0 ? LDSO_ROLE_PLUGIN : LDSO_ROLE_PROGRAM;
    return *role == LDSO_ROLE_PLUGIN || strcmp(text, "program") == 0;
}

/* Returns the first segment of TYPE, or NULL. */
static const Elf64_Phdr *segment_of(const struct elf_object *object, uint32_t type)
{
    for (uint64_t i = 0; i < object->segment_count; i++)
        if (object->segments[i].p_type == type)
            return &object->segments[i];
    return NULL;
}

/* Says whether OBJECT is a library that nobody can start. */
static bool is_library(const struct ldso_object *object)
{
    return object->elf.header.e_type == ET_DYN && !segment_of(&object->elf, PT_INTERP) &&
           !elf_is_pie(&object->dynamic);
}

bool ldso_is_plugin(const struct ldso_closure *closure)
{
    enum ldso_role role = closure->options.role;
    return role == LDSO_ROLE_BY_FILE ? is_library(closure->main) : role == LDSO_ROLE_PLUGIN;
}

bool ldso_is_started(const struct ldso_closure *closure)
{
    return closure->options.role != LDSO_ROLE_PLUGIN && !is_library(closure->main);
}

/* Says whether a file for MACHINE without PT_GNU_STACK asks for an executable stack: so
   it was for all, and later processors began without. */
static bool is_executable_by_default(uint16_t machine)
{
    return machine == EM_X86_64 || machine == EM_386 || machine == EM_ARM;
}

/* Says whether OBJECT is the C library, which every host has. */
static bool is_libc(const struct ldso_object *object)
{
    return object->soname && strncmp(object->soname, "libc.", 5) == 0;
}

/* Returns the flags under TAG; 0 where there are none. */
static uint64_t flags_of(const struct elf_dynamic *dynamic, int64_t tag)
{
    uint64_t flags = 0;
    return elf_dynamic_find(dynamic, tag, &flags) ? flags : 0;
}

bool ldso_wants_executable_stack(const struct elf_object *object)
{
    const Elf64_Phdr *stack = segment_of(object, PT_GNU_STACK);
    return stack ? stack->p_flags & PF_X : is_executable_by_default(object->header.e_machine);
}

uint64_t ldso_static_tls(const struct elf_object *object, const struct elf_dynamic *dynamic)
{
    const Elf64_Phdr *segment = segment_of(object, PT_TLS);
    return segment && flags_of(dynamic, DT_FLAGS) & DF_STATIC_TLS ? segment->p_memsz : 0;
}

/* Adds an obstacle. */
static void add(struct ldso_obstacles *obstacles, const struct ldso_object *object,
                enum ldso_obstacle_kind kind, uint64_t bytes, bool refused)
{
    obstacles->entries[obstacles->count++] = (struct ldso_obstacle){kind, object, bytes, refused};
    obstacles->refused = obstacles->refused || refused;
}

/* Looks whether the file itself is a program; a dependency that is one ends any search. */
static void look_at_main(struct ldso_obstacles *obstacles, const struct ldso_object *main)
{
    if (main->elf.header.e_type == ET_EXEC)
        add(obstacles, main, LDSO_OBSTACLE_EXECUTABLE, 0, true);
    else if (elf_is_pie(&main->dynamic))
        add(obstacles, main, LDSO_OBSTACLE_PIE, 0, true);
}

/* Looks at the stack that OBJECT asks for. */
static void look_at_stack(struct ldso_obstacles *obstacles, const struct ldso_closure *closure,
                          const struct ldso_object *object)
{
    bool refused = ldso_rule_holds(LDSO_RULE_STACK_STAYS, closure->loader->release);
    if (ldso_wants_executable_stack(&object->elf))
        add(obstacles, object,
            segment_of(&object->elf, PT_GNU_STACK) ? LDSO_OBSTACLE_STACK
                                                   : LDSO_OBSTACLE_STACK_UNSAID,
            0, refused);
}

/* Adds the thread-local variables of OBJECT, unless that is done, or every host has them.
   What other objects have in static TLS is counted before them. musl keeps no reserve. */
static void add_tls(struct ldso_obstacles *obstacles, const struct ldso_closure *closure,
                    const struct ldso_object *object)
{
    const Elf64_Phdr *segment = segment_of(&object->elf, PT_TLS);
    bool musl = closure->loader->musl;
    if (!segment || segment->p_memsz == 0 || is_libc(object))
        return;
    for (size_t i = 0; i < obstacles->count; i++)
        if (obstacles->entries[i].object == object &&
            obstacles->entries[i].kind == LDSO_OBSTACLE_TLS)
            return;
    obstacles->static_tls += segment->p_memsz;
    add(obstacles, object, LDSO_OBSTACLE_TLS, segment->p_memsz,
        musl || obstacles->static_tls > LDSO_TLS_RESERVE + LDSO_TLS_SLACK);
    if (!musl && segment->p_align > LDSO_TLS_ALIGN)
        add(obstacles, object, LDSO_OBSTACLE_TLS_ALIGN, segment->p_align, true);
}

/* Looks at the thread-local variables that OBJECT uses at a fixed place. If it has none
   itself they belong to what it needs. */
static void look_at_tls(struct ldso_obstacles *obstacles, const struct ldso_closure *closure,
                        const struct ldso_object *object)
{
    if (!(flags_of(&object->dynamic, DT_FLAGS) & DF_STATIC_TLS))
        return;
    add_tls(obstacles, closure, object);
    for (size_t i = 0; !segment_of(&object->elf, PT_TLS) && i < object->request_count; i++) {
        const struct ldso_object *needed = object->requests[i].object;
        if (needed && needed->kind == LDSO_LIBRARY)
            add_tls(obstacles, closure, needed);
    }
}

const char *ldso_obstacle_message(enum ldso_obstacle_kind kind)
{
    switch (kind) {
    case LDSO_OBSTACLE_EXECUTABLE: return "cannot dynamically load executable";
    case LDSO_OBSTACLE_PIE: return "cannot dynamically load position-independent executable";
    case LDSO_OBSTACLE_NOOPEN: return "shared object cannot be dlopen()ed";
    case LDSO_OBSTACLE_STACK:
    case LDSO_OBSTACLE_STACK_UNSAID:
        return "cannot enable executable stack as shared object requires";
    case LDSO_OBSTACLE_TLS:
    case LDSO_OBSTACLE_TLS_ALIGN: return "cannot allocate memory in static TLS block";
    }
    return "";
}

bool ldso_obstacles_open(struct ldso_obstacles *obstacles, const struct ldso_closure *closure)
{
    memset(obstacles, 0, sizeof *obstacles);
    obstacles->entries =
        calloc(closure->loaded_count + 1, MOST_OF_ONE * sizeof *obstacles->entries);
    if (!obstacles->entries)
        return false;
    if (!closure->loader->musl)
        look_at_main(obstacles, closure->main);
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind != LDSO_LIBRARY && object->kind != LDSO_MAIN)
            continue;
        if (!closure->loader->musl && flags_of(&object->dynamic, DT_FLAGS_1) & DF_1_NOOPEN)
            add(obstacles, object, LDSO_OBSTACLE_NOOPEN, 0, true);
        if (!closure->loader->musl)
            look_at_stack(obstacles, closure, object);
        look_at_tls(obstacles, closure, object);
    }
    return true;
}

void ldso_obstacles_close(struct ldso_obstacles *obstacles)
{
    free(obstacles->entries);
    memset(obstacles, 0, sizeof *obstacles);
}
