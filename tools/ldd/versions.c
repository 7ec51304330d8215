/*
 * versions.c: see versions.h.
 *
 * A version like GLIBC_2.34 is the name of a set of functions that a release of
 * the library added. What an object asks for is decided when it is linked; the
 * highest one asked for says how old the library may be.
 */
#include "ldd/versions.h"

#include "elf/missing.h"
#include "ldd/imports.h"
#include "ldd/prose.h"
#include "ldd/words.h"
#include "ldso/demands.h"
#include "ldso/loader.h"

#include <stdio.h>
#include <string.h>

enum {
    SYMBOLS_INDENT = 12,
    SYMBOLS_MOST = 4 << 20, /* bytes of names that are shown for one version */
};

/* A version of glibc, 0.0: none. */
struct release {
    unsigned major, minor;
    const struct ldso_object *asker; /* that needs it */
    const char *why;                 /* "wants GLIBC_2.34" in two parts: the verb, ... */
    const char *what;                /* ... and what is wanted */
};

/* Says whether A is older than B. */
static bool is_older(struct release a, struct release b)
{
    return a.major != b.major ? a.major < b.major : a.minor < b.minor;
}

/* Returns the release of glibc that offers what DEMAND asks for. */
static struct release release_of(const struct ldso_demand *demand)
{
    struct release release = {0, 0, demand->asker, "wants", demand->version};
    /* Not named after the release that brought it. */
    if (strcmp(demand->version, "GLIBC_ABI_DT_RELR") == 0) {
        release.major = 2;
        release.minor = 36;
    } else if (sscanf(demand->version, "GLIBC_%u.%u", &release.major, &release.minor) != 2) {
        release.major = release.minor = 0;
    }
    return release;
}

/* The version of the symbols that glibc's own parts share, and promise to nobody. */
static const char private_version[] = "GLIBC_PRIVATE";

/* Says whether RECORDS have that version. */
static bool has_private(const struct ldso_version_records *records)
{
    for (size_t i = 0; i < records->count; i++)
        if (records->entries[i].name && strcmp(records->entries[i].name, private_version) == 0)
            return true;
    return false;
}

/* Says whether OBJECT is a part of glibc: it comes with libc itself, so it does not ask for an
   older or newer one. */
static bool is_part_of_glibc(const struct ldso_object *object)
{
    static const char *const names[] = {
        "libc.so.",      "libm.so.",       "libmvec.so.",   "libpthread.so.", "libdl.so.",
        "librt.so.",     "libutil.so.",    "libanl.so.",    "libresolv.so.",  "libnsl.so.",
        "libnss_dns.",   "libnss_files.",  "libnss_compat", "libnss_hesiod.", "libnss_db.",
        "libcrypt.so.",  "libthread_db.",  "libBrokenLoca", "libc_malloc_de", "libmemusage.so",
        "libpcprofile.", "libSegFault.so", "ld-linux",      "ld.so.",         "ld64.so."};
    const char *slash = object->path ? strrchr(object->path, '/') : NULL;
    const char *name = object->soname ? object->soname : slash ? slash + 1 : object->name;
    if (!has_private(&object->needs) && !has_private(&object->defines))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(name, names[i], strlen(names[i])) == 0)
            return true;
    return object->kind == LDSO_LOADER;
}

/* Prints what became of a demand, unless it is met. */
static void print_outcome(const struct view *view, const struct ldso_demand *demand)
{
    static const char *const words[] = {
        [LDSO_DEMAND_NO_LIBRARY] = "  (the library is missing)",
        [LDSO_DEMAND_NO_VERSIONS] = "  (the library has no versions)",
        [LDSO_DEMAND_WEAK] = "  (not there, and not insisted on)",
        [LDSO_DEMAND_NOT_FOUND] = "  (not there)",
        [LDSO_DEMAND_NOT_CHECKED] = "",
    };
    if (demand->outcome == LDSO_DEMAND_MET || !words[demand->outcome])
        return;
    view_paint(view, PAINT_BAD);
    output_text(view->output, words[demand->outcome]);
    view_paint_end(view);
}

/* Prints one demand and the symbols that ask for it. */
static void print_demand(const struct view *view, const struct ldso_demand *demand,
                         const struct imports *imports)
{
    struct prose prose = {0};
    size_t count = 0;
    output_text(view->output, "        ");
    view_name(view, demand->version);
    print_outcome(view, demand);
    output_char(view->output, '\n');
    size_t first = demand->index < 2 ? imports->count : imports_of_version(imports, demand->index);
    for (size_t i = first; i < imports->count; i++) {
        const struct import *import = &imports->entries[i];
        if (import->version != demand->index)
            break;
        prose_text(&prose, count++ > 0 ? ", " : "");
        if (prose.used > SYMBOLS_MOST || imports->given_up) {
            prose_text(&prose, "and more: their names are too long to be shown");
            break;
        }
        prose_bytes(&prose, import->name.start, import->name.length);
        if (import->weak)
            prose_text(&prose, " (weak)");
    }
    if (count == 0)
        prose_text(&prose, imports->given_up ? "the names of its symbols are too long to be read"
                                             : "no symbol asks for it");
    prose_end(&prose, view->output, SYMBOLS_INDENT, 0);
}

/* Prints the demands of one object, which begin at entry FIRST; returns how many. */
static size_t print_asker(const struct view *view, const struct ldso_demands *demands, size_t first)
{
    const struct ldso_object *asker = demands->entries[first].asker;
    const char *file = NULL;
    struct imports imports;
    size_t i;
    imports_open(&imports, asker);
    view_paint(view, PAINT_STRONG);
    view_name(view, asker->path);
    view_paint_end(view);
    output_char(view->output, '\n');
    for (i = first;
         i < demands->count && demands->entries[i].asker == asker && !output_ended(view->output);
         i++) {
        const struct ldso_demand *demand = &demands->entries[i];
        if (*demand->file == '\0')
            continue;
        if (demand->file != file) {
            file = demand->file;
            output_text(view->output, "    ");
            view_name(view, file);
            if (demand->library && demand->library->path) {
                output_text(view->output, " => ");
                view_name(view, demand->library->path);
            }
            output_char(view->output, '\n');
        }
        print_demand(view, demand, &imports);
    }
    imports_close(&imports);
    return i - first;
}

/* Returns the highest release that is asked for, by MAIN alone or (NULL) by all that
   is no part of glibc. */
static struct release highest(const struct view *view, const struct ldso_object *main)
{
    const struct ldso_demands *demands = view->demands;
    const struct ldso_closure *closure = view->closure;
    struct release result = {0, 0, NULL, NULL, NULL};
    const struct ldso_object *asker = NULL;
    bool counts = false;
    for (size_t i = 0; i < demands->count; i++) {
        const struct ldso_demand *demand = &demands->entries[i];
        if (demand->asker != asker) {
            asker = demand->asker;
            counts = main ? asker == main : !is_part_of_glibc(asker);
        }
        struct release release = release_of(demand);
        if (counts && is_older(result, release))
            result = release;
    }
    /* What needs no libc cannot demand that it knows DT_RELR, and does not work without. */
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        struct release release = {2, 36, object, "has", "DT_RELR"};
        uint64_t value;
        if ((main ? object == main : !is_part_of_glibc(object)) &&
            elf_dynamic_find(&object->dynamic, DT_RELR, &value) && is_older(result, release))
            result = release;
    }
    return result;
}

/* Names those that use what glibc promises to nobody. */
static void print_private(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose = {0};
    if (is_part_of_glibc(closure->main)) {
        prose_say(&prose,
                  "%s is a part of glibc itself: it works with the release that it comes with, "
                  "and with no other.",
                  words_object(closure->main));
        prose_end(&prose, view->output, 0, 4);
    }
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        if (!has_private(&object->needs) || is_part_of_glibc(object))
            continue;
        prose_say(&prose,
                  "%s uses private symbols of glibc (GLIBC_PRIVATE). They are no interface, and "
                  "may change with any release: it is tied to exactly the glibc for which it was "
                  "built.",
                  words_object(object));
        prose_end(&prose, view->output, 0, 4);
    }
}

/* Prints the least glibc that will do. */
static void print_least(const struct view *view)
{
    struct release own = highest(view, view->closure->main), all = highest(view, NULL);
    struct prose prose = {0};
    if (view->closure->loader->musl) {
        prose_text(&prose, "The loader is musl's, which checks no versions.");
    } else if (all.major == 0 && !is_part_of_glibc(view->closure->main)) {
        prose_text(&prose, "No version of glibc is asked for.");
    } else if (all.major > 0) {
        prose_text(&prose, "The least glibc that will do: ");
        prose_say(&prose, "%zu.%zu", (size_t)all.major, (size_t)all.minor);
        prose_say(&prose, " (%s %s ", words_object(all.asker), all.why);
        prose_say(&prose, "%s)", all.what);
        if (is_older(own, all) && own.major > 0)
            prose_say(&prose, "; for %s itself %zu.%zu", words_object(view->closure->main),
                      (size_t)own.major, (size_t)own.minor);
        prose_text(&prose, ".");
    }
    prose_end(&prose, view->output, 0, 4);
    if (!view->closure->loader->musl)
        print_private(view);
}

void versions_print(const struct view *view)
{
    const struct ldso_demands *demands = view->demands;
    for (size_t i = 0; i < demands->count && !output_ended(view->output);) {
        i += print_asker(view, demands, i);
        output_char(view->output, '\n');
    }
    print_least(view);
}
