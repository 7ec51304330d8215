/*
 * explain.c: see explain.h.
 *
 * For each library its trail, and who else gets it: --explain tells this of all
 * libraries, --why of one.
 */
#include "ldd/explain.h"

#include "ldd/dlopen.h"
#include "ldd/kind.h"
#include "ldd/prose.h"
#include "ldd/trail.h"
#include "ldd/words.h"
#include "ldso/loader.h"

#include <string.h>

/* Says whether REQUEST got OBJECT by a name, without a search, and after somebody else. */
static bool got_by_name(const struct ldso_request *request, const struct ldso_object *object)
{
    const struct ldso_candidate *taken = words_taken(request);
    return request->object == object && request != object->first &&
           (!taken || taken->stage == LDSO_STAGE_NAME);
}

/* Returns the name by which all others call OBJECT; NULL: they differ, or there are none. */
static const char *common_name(const struct ldso_object *object)
{
    const char *name = NULL;
    for (const struct ldso_request *request = object->asked; request; request = request->next) {
        if (!got_by_name(request, object))
            continue;
        if (name && strcmp(name, request->name) != 0)
            return NULL;
        name = request->name;
    }
    return name;
}

/* Names those who got OBJECT by a name, and ends the sentence with TAIL. Returns how many
   they are. */
static size_t explain_needers(const struct view *view, const struct ldso_object *object,
                              const char *tail)
{
    const char *common = common_name(object);
    struct prose prose = {0};
    size_t count = 0;
    for (const struct ldso_request *request = object->asked; request; request = request->next) {
        if (!got_by_name(request, object))
            continue;
        prose_say(&prose, count++ == 0 ? "%s" : ", %s", words_object(request->needer));
        if (!common && strcmp(request->name, object->name) != 0)
            prose_say(&prose, " (under the name %s)", request->name);
    }
    if (count > 0)
        prose_text(&prose, count == 1 ? " needs it" : " need it");
    if (count > 0)
        prose_text(&prose, tail);
    if (common && strcmp(common, object->name) != 0)
        prose_say(&prose, ", under the name %s", common);
    if (count > 0)
        prose_text(&prose, object->kind == LDSO_LOADER ? "." : "; it is already loaded.");
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
    return count;
}

/* Names those who need OBJECT as well, and shows the trails of those that searched, and came
   to the same file (L11). */
static void explain_others(const struct view *view, const struct ldso_object *object)
{
    for (const struct ldso_request *request = object->asked; request; request = request->next)
        if (request != object->first && !got_by_name(request, object))
            trail_print(view, request);
    explain_needers(view, object, " as well");
}

/* Explains the loader's own entry. */
static void explain_loader(const struct view *view, const struct ldso_object *object)
{
    struct prose prose = {0};
    prose_text(&prose,
               view->closure->loader->named
                   ? "This is the loader. The kernel loads it before anything else, because "
                     "the program names it (PT_INTERP)."
                   : "This is the loader. It is in every process that uses this library.");
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
    if (explain_needers(view, object, "") == 0) {
        prose_text(&prose, "No library here needs it; loaders of this version list themselves all "
                           "the same.");
        prose_end(&prose, view->output, TRAIL_INDENT, 0);
    }
}

/* Explains one object. */
static void explain_object(const struct view *view, const struct ldso_object *object)
{
    output_char(view->output, '\n');
    view_paint(view, PAINT_STRONG);
    view_object(view, object);
    view_paint_end(view);
    output_char(view->output, '\n');
    if (object->kind == LDSO_LOADER) {
        explain_loader(view, object);
        return;
    }
    if (object->first)
        trail_print(view, object->first);
    explain_others(view, object);
}

/* Explains REQUEST, which got no object. */
static void explain_nobody(const struct view *view, const struct ldso_request *request)
{
    output_char(view->output, '\n');
    view_name(view, request->name ? request->name : request->text);
    output_char(view->output, '\n');
    trail_print(view, request);
}

/* Names the features that MACHINE's processors are assumed to have, and those that they are
   not. */
static void explain_assumed(const struct ldso_machine *machine, struct prose *prose)
{
    uint64_t bits = machine->important;
    const char *name = machine->old_folders;
    for (size_t count = 0; *name != '\0'; count++, bits &= bits - 1) {
        size_t length = strcspn(name, ":");
        prose_text(prose, count > 0 ? ", " : "");
        prose_text(prose, machine->assumed & bits & -bits ? "" : "no ");
        prose_bytes(prose, name, length);
        name += length + (name[length] == ':');
    }
    prose_text(prose, ".");
}

/* Says whose loader it is, where its name says something else. */
static void explain_family(const struct view *view)
{
    const struct ldso_loader *loader = view->closure->loader;
    const char *slash = strrchr(loader->path, '/');
    bool called_musl = strncmp(slash ? slash + 1 : loader->path, "ld-musl-", 8) == 0;
    struct prose prose = {0};
    if (loader->problem || loader->musl == called_musl)
        return;
    prose_text(&prose, "Whatever its name, that file is ");
    prose_text(&prose, loader->musl ? "musl's loader" : "glibc's loader");
    if (loader->version)
        prose_say(&prose, " (%s)", loader->version);
    prose_text(&prose, loader->musl ? ", so musl's rules apply." : ", so glibc's rules apply.");
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
}

/* Says what the file is, and in which world it would be started. */
static void explain_file(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    view_paint(view, PAINT_STRONG);
    view_name(view, view->file);
    view_paint_end(view);
    output_char(view->output, '\n');
    kind_describe(closure->main->file.bytes, &prose);
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
    if (closure->loader->refusal) {
        prose_text(&prose, "It does not start; ");
        prose_text(&prose, closure->loader->refusal);
        prose_text(&prose, ".");
        view_paint(view, PAINT_BAD);
        prose_end(&prose, view->output, TRAIL_INDENT, 0);
        view_paint_end(view);
    }
    explain_family(view);
    if (closure->loader->hwcap_assumed) {
        const struct ldso_machine *machine = closure->loader->machine;
        prose_say(&prose,
                  "The loader searches some subdirectories only if the processor has a "
                  "feature, and the processor of this machine is not %s. Assumed here: ",
                  machine->name);
        explain_assumed(machine, &prose);
        prose_end(&prose, view->output, TRAIL_INDENT, 0);
    }
    if (closure->secure) {
        prose_text(&prose, "It is started in secure mode, as it runs with the rights of somebody "
                           "else (set-user-ID, set-group-ID): the loader does not trust the "
                           "environment, LD_LIBRARY_PATH least of all.");
        prose_end(&prose, view->output, TRAIL_INDENT, 0);
    }
    trail_subdirectories_print(view);
    if (view->options->whatif.changed) {
        prose_say(&prose, "What if: %s", view->options->whatif.description);
        prose_end(&prose, view->output, TRAIL_INDENT, 0);
    }
}

void explain_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    explain_file(view);
    if (view->obstacles)
        dlopen_explain(view);
    for (size_t i = 0; i < closure->loaded_count && !output_ended(view->output); i++)
        if (closure->loaded[i]->kind != LDSO_MAIN)
            explain_object(view, closure->loaded[i]);
    for (size_t i = 0; i < closure->order_count && !output_ended(view->output); i++) {
        const struct ldso_request *request = closure->order[i];
        if (!request->object)
            explain_nobody(view, request);
    }
}

/* Says whether NAME means OBJECT: as its name, its soname, its path, the last part of
   the path, or a name that somebody else has for it. */
static bool is_meant(const struct ldso_object *object, const char *name)
{
    const char *last = object->path ? strrchr(object->path, '/') : NULL;
    if (strcmp(object->name, name) == 0 || (object->soname && strcmp(object->soname, name) == 0) ||
        (object->path && strcmp(object->path, name) == 0) || (last && strcmp(last + 1, name) == 0))
        return true;
    for (const struct ldso_request *request = object->asked; request; request = request->next)
        if (request->name && strcmp(request->name, name) == 0)
            return true;
    return false;
}

/* Prints the chain that led to OBJECT: "./prog -> liba.so -> libb.so". */
static void print_chain(const struct view *view, const struct ldso_object *object)
{
    struct prose prose = {0};
    prose_text(&prose, "The way to it: ");
    /* From the end, as objects know their parents only; a chain may be long, so not by
       recursion. */
    size_t length = 0;
    for (const struct ldso_object *up = object; up; up = up->parent)
        length++;
    for (size_t i = length; i-- > 0;) {
        const struct ldso_object *at = object;
        for (size_t steps = 0; steps < i; steps++)
            at = at->parent;
        prose_say(&prose, i + 1 == length ? "%s" : " -> %s", words_object(at));
    }
    prose_end(&prose, view->output, TRAIL_INDENT, 0);
}

bool why_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    bool found = false;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (object->kind == LDSO_MAIN || !is_meant(object, view->options->why))
            continue;
        if (!found)
            explain_file(view);
        found = true;
        explain_object(view, object);
        if (object->parent)
            print_chain(view, object);
    }
    for (size_t i = 0; i < closure->order_count; i++) {
        const struct ldso_request *request = closure->order[i];
        if (request->object || (strcmp(request->text, view->options->why) != 0 &&
                                (!request->name || strcmp(request->name, view->options->why) != 0)))
            continue;
        if (!found)
            explain_file(view);
        found = true;
        explain_nobody(view, request);
    }
    return found;
}
