/*
 * plugin.h: what dlopen refuses, though the file is sound.
 *
 * A library that a program is linked with and one that it opens while it runs go through
 * the same search, but not through the same checks. At the start the loader can still
 * give the process an executable stack, or room for more thread-local variables; later
 * it cannot, or will not. These facts are collected here, for the file that was asked
 * for and all that would be loaded with it.
 *
 * They hold for a host that has none of these objects yet: what is loaded already is
 * not loaded again.
 */
#ifndef LDSO_PLUGIN_H
#define LDSO_PLUGIN_H

#include "ldso/facts.h"

/* Stores the role that TEXT names, "program" or "plugin"; false: it names none. */
bool ldso_role_parse(const char *text, enum ldso_role *role);

/* Says whether the file of CLOSURE is taken as a plugin: by its options' role. */
bool ldso_is_plugin(const struct ldso_closure *closure);

/* Says whether the kernel would start the file of CLOSURE, and so tell the loader which file
   it really is: not a plugin, and no library either. */
bool ldso_is_started(const struct ldso_closure *closure);

/* Says whether OBJECT asks for an executable stack: its PT_GNU_STACK does, or it has none and
   its processor is one of those for which that means the same. */
bool ldso_wants_executable_stack(const struct elf_object *object);

/* Returns the size of OBJECT's thread-local variables if they have to be in static TLS
   (DF_STATIC_TLS); else 0. */
uint64_t ldso_static_tls(const struct elf_object *object, const struct elf_dynamic *dynamic);

/* The room for thread-local variables that is kept free at the start for what dlopen
   brings, in bytes; all plugins of a process share it. Rounding may add up to the slack. */
enum { LDSO_TLS_RESERVE = 1664, LDSO_TLS_SLACK = 63, LDSO_TLS_ALIGN = 64 };

enum ldso_obstacle_kind {
    LDSO_OBSTACLE_EXECUTABLE,   /* the file is a program at a fixed address (ET_EXEC) */
    LDSO_OBSTACLE_PIE,          /* the file is a program that can be loaded anywhere */
    LDSO_OBSTACLE_NOOPEN,       /* DF_1_NOOPEN: its authors do not want it */
    LDSO_OBSTACLE_STACK,        /* PT_GNU_STACK asks for an executable stack */
    LDSO_OBSTACLE_STACK_UNSAID, /* there is no PT_GNU_STACK, which means the same here */
    LDSO_OBSTACLE_TLS,          /* thread-local variables with a fixed place (DF_STATIC_TLS), its
                                   own or for somebody who needs it */
    LDSO_OBSTACLE_TLS_ALIGN,    /* the same, at addresses rounder than any in the reserve */
};

struct ldso_obstacle {
    enum ldso_obstacle_kind kind;
    const struct ldso_object *object; /* whose it is */
    uint64_t bytes;                   /* of its thread-local variables; their alignment for
                                         LDSO_OBSTACLE_TLS_ALIGN; otherwise 0 */
    bool refused;                     /* by this closure's loader; false: by others, or in a
                                         process in which too little of the reserve is left */
};

struct ldso_obstacles {
    struct ldso_obstacle *entries; /* in load order; owned */
    size_t count;
    uint64_t static_tls; /* the bytes of all LDSO_OBSTACLE_TLS together */
    bool refused;        /* one of them is */
};

/* Returns what dlopen says of KIND, in the loader's words; of thread-local variables, glibc's. */
const char *ldso_obstacle_message(enum ldso_obstacle_kind kind);

/* Collects what is in the way of dlopen for the file of CLOSURE, which must outlive
   OBSTACLES. False: out of memory. Release with ldso_obstacles_close() in any case. */
bool ldso_obstacles_open(struct ldso_obstacles *obstacles, const struct ldso_closure *closure);

/* Frees the list. */
void ldso_obstacles_close(struct ldso_obstacles *obstacles);

#endif
