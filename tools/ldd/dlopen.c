/*
 * dlopen.c: see dlopen.h.
 *
 * The messages in quotes are the loader's own, so that somebody who has seen one
 * finds it here.
 */
#include "ldd/dlopen.h"

#include "base/message.h"
#include "ldd/words.h"
#include "ldso/bind.h"
#include "ldso/loader.h"
#include "ldso/plugin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Returns how OBJECT is called: a message begins with the name of the file already. */
static const char *subject(const struct view *view, const struct ldso_object *object)
{
    bool named = view->options->view == VIEW_EXPLAIN || object->kind != LDSO_MAIN;
    return named ? words_object(object) : "it";
}

/* Says what becomes of a request for an executable stack. */
static void say_stack(const struct view *view, const struct ldso_obstacle *obstacle,
                      struct prose *prose)
{
    const char *version = view->closure->loader->version;
    prose_say(prose,
              obstacle->kind == LDSO_OBSTACLE_STACK
                  ? "%s asks for an executable stack (its PT_GNU_STACK has the flag E)"
                  : "%s has no PT_GNU_STACK, which counts as asking for an executable stack",
              subject(view, obstacle->object));
    if (obstacle->refused)
        prose_say(prose, ": since glibc 2.41 dlopen refuses that, with '%s'",
                  ldso_obstacle_message(obstacle->kind));
    else
        prose_say(prose,
                  ": with glibc %s dlopen still grants it, 2.41 and later refuse it with '%s'",
                  version ? version : "before 2.41", ldso_obstacle_message(obstacle->kind));
}

/* Says how much of the reserve for thread-local variables is used, by whom. */
static void say_tls(const struct view *view, size_t first, struct prose *prose)
{
    const struct ldso_obstacles *obstacles = view->obstacles;
    size_t count = 0;
    bool refused = false;
    for (size_t i = first; i < obstacles->count; i++) {
        const struct ldso_obstacle *obstacle = &obstacles->entries[i];
        if (obstacle->kind != LDSO_OBSTACLE_TLS)
            continue;
        prose_say(prose, count++ > 0 ? ", %s (%zu bytes)" : "%s (%zu bytes)",
                  subject(view, obstacle->object), (size_t)obstacle->bytes);
        refused = refused || obstacle->refused;
    }
    prose_text(prose, count > 1 ? " keep their thread-local variables in static TLS "
                                : " keeps its thread-local variables in static TLS ");
    prose_text(prose, "(DF_STATIC_TLS)");
    if (view->closure->loader->musl)
        prose_text(prose, ": musl's dlopen refuses that, with 'initial-exec TLS resolves to "
                          "dynamic definition'");
    else if (refused)
        prose_say(prose,
                  ", %zu bytes in all. glibc reserves about %zu for plugins, so dlopen fails with "
                  "'%s'",
                  (size_t)obstacles->static_tls, (size_t)LDSO_TLS_RESERVE,
                  ldso_obstacle_message(LDSO_OBSTACLE_TLS));
    else
        prose_say(prose,
                  ". All plugins of a process share about %zu bytes of it; once these are used "
                  "up, dlopen fails with '%s'",
                  (size_t)LDSO_TLS_RESERVE, ldso_obstacle_message(LDSO_OBSTACLE_TLS));
}

/* Says whether number INDEX is not the first about thread-local variables. */
static bool is_told(const struct ldso_obstacles *obstacles, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (obstacles->entries[i].kind == LDSO_OBSTACLE_TLS)
            return obstacles->entries[index].kind == LDSO_OBSTACLE_TLS;
    return false;
}

const char *dlopen_say(const struct view *view, size_t index, struct prose *prose)
{
    const struct ldso_obstacle *obstacle = &view->obstacles->entries[index];
    const char *name = subject(view, obstacle->object);
    switch (obstacle->kind) {
    case LDSO_OBSTACLE_EXECUTABLE:
    case LDSO_OBSTACLE_PIE:
        prose_say(prose, "%s is a program: dlopen refuses it with '%s'", name,
                  ldso_obstacle_message(obstacle->kind));
        return "program";
    case LDSO_OBSTACLE_NOOPEN:
        prose_say(prose,
                  "%s was linked with -z nodlopen (DF_1_NOOPEN): dlopen refuses it with '%s'", name,
                  ldso_obstacle_message(obstacle->kind));
        return "noopen";
    case LDSO_OBSTACLE_STACK:
    case LDSO_OBSTACLE_STACK_UNSAID: say_stack(view, obstacle, prose); return "stack";
    case LDSO_OBSTACLE_TLS:
        if (!is_told(view->obstacles, index))
            say_tls(view, index, prose);
        return "static-tls";
    case LDSO_OBSTACLE_TLS_ALIGN:
        prose_say(prose,
                  "%s aligns its static TLS to %zu bytes: dlopen fails with '%s', unless the "
                  "program's own thread-local variables are aligned like that",
                  name, (size_t)obstacle->bytes, ldso_obstacle_message(obstacle->kind));
        return "static-tls";
    }
    return "";
}

/* Says whether OBSTACLE is for everybody to know: not only that a little is used up. */
static bool is_serious(const struct ldso_obstacles *obstacles, const struct ldso_obstacle *obstacle)
{
    return obstacle->kind != LDSO_OBSTACLE_TLS || obstacle->refused || obstacles->refused ||
           obstacles->static_tls > LDSO_TLS_RESERVE / 2;
}

void dlopen_print(const struct view *view, bool all)
{
    const struct ldso_obstacles *obstacles = view->obstacles;
    const struct options *options = view->options;
    bool called = options->whatif.options.role == LDSO_ROLE_PLUGIN;
    bool fits = options->view == VIEW_LIST || options->view == VIEW_TREE || all;
    for (size_t i = 0; i < obstacles->count; i++) {
        const struct ldso_obstacle *obstacle = &obstacles->entries[i];
        bool fails = called && obstacle->refused;
        struct prose prose = {0};
        if (!fails && (!fits || options->warnings == WARNINGS_NONE ||
                       !(all || called || is_serious(obstacles, obstacle))))
            continue;
        dlopen_say(view, i, &prose);
        char *text = prose_take(&prose);
        if (*text)
            output_flush(view->output);
        if (*text)
            message_error(view->file, fails ? "%s" : "warning: %s", text);
        free(text);
    }
}

/* Says what can be done about what is in the way. */
static void advise(const struct view *view)
{
    const struct ldso_obstacles *obstacles = view->obstacles;
    struct prose prose = {0};
    bool stack = false, tls = false;
    for (size_t i = 0; i < obstacles->count; i++) {
        enum ldso_obstacle_kind kind = obstacles->entries[i].kind;
        stack = stack || kind == LDSO_OBSTACLE_STACK || kind == LDSO_OBSTACLE_STACK_UNSAID;
        tls = tls || kind == LDSO_OBSTACLE_TLS || kind == LDSO_OBSTACLE_TLS_ALIGN;
    }
    if (stack)
        prose_text(&prose,
                   "A program that is linked with it starts all the same, and so does dlopen "
                   "in a program whose own stack is executable. To fix it, relink with -z "
                   "noexecstack; a common cause is an assembler file without a section "
                   ".note.GNU-stack. To get by, start the program with "
                   "GLIBC_TUNABLES=glibc.rtld.execstack=2.");
    prose_end(&prose, view->output, 8, 0);
    if (tls && !view->closure->loader->musl)
        prose_text(&prose, "A program that is linked with it, or started with it in LD_PRELOAD, "
                           "makes room for it at the start. To fix it, compile without "
                           "-ftls-model=initial-exec. To get by, start the program with a larger "
                           "reserve: GLIBC_TUNABLES=glibc.rtld.optional_static_tls=4096.");
    prose_end(&prose, view->output, 8, 0);
}

void dlopen_explain(const struct view *view)
{
    const struct ldso_obstacles *obstacles = view->obstacles;
    struct prose prose = {0};
    prose_text(&prose, "As a plugin, opened with dlopen by a program that has none of these "
                       "libraries yet (without dlopen: --as program):");
    prose_end(&prose, view->output, 4, 0);
    for (size_t i = 0; i < obstacles->count; i++) {
        dlopen_say(view, i, &prose);
        if (prose.used == 0)
            continue;
        prose_text(&prose, ".");
        view_paint(view, obstacles->entries[i].refused ? PAINT_BAD : PAINT_QUIET);
        prose_end(&prose, view->output, 8, 0);
        view_paint_end(view);
    }
    if (obstacles->count == 0)
        prose_text(&prose, "No stack, flag or thread-local variable would make dlopen refuse it.");
    prose_end(&prose, view->output, 8, 0);
    advise(view);
    dlopen_host_print(view, 8);
}

/* Appends the names that nobody defines and that are asked for with a version, or without
   one; no more than a few. Returns how many there are. */
static size_t say_names(const struct ldso_bindings *bindings, bool versioned, struct prose *prose)
{
    enum { SHOWN = 8 };
    size_t count = 0;
    for (size_t i = 0; i < bindings->count; i++) {
        const struct ldso_binding *binding = &bindings->list[i];
        if (binding->to.place != LDSO_NOBODY || binding->weak || binding->again ||
            (binding->version != NULL) != versioned || count++ >= SHOWN)
            continue;
        prose_say(prose, count > 1 ? ", %s" : "%s", binding->name);
        if (versioned)
            prose_say(prose, "@%s", binding->version->name);
    }
    if (count > SHOWN)
        prose_say(prose, " and %zu more (mini-bind --undefined lists them)", count - SHOWN);
    return count;
}

void dlopen_host_print(const struct view *view, size_t indent)
{
    struct ldso_bindings bindings;
    struct prose prose = {0};
    if (view->closure->fatal || !ldso_bind(&bindings, view->closure, NULL))
        return;
    prose_text(&prose, view->closure->missing_count > 0
                           ? "Its host must define what no library here does, unless those that "
                             "are missing do: "
                           : "Its host must define what no library here does: ");
    if (say_names(&bindings, false, &prose) > 0) {
        prose_text(&prose, ".");
        prose_end(&prose, view->output, indent, 0);
    }
    free(prose_take(&prose));
    prose_text(&prose, "With a version, and so to be found in a library of that version only, but "
                       "in none here: ");
    if (say_names(&bindings, true, &prose) > 0) {
        prose_text(&prose, ".");
        prose_end(&prose, view->output, indent, 0);
    }
    free(prose_take(&prose));
    ldso_bindings_close(&bindings);
}
