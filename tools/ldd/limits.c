/*
 * limits.c: see limits.h.
 *
 * No list of dependencies names a file that is opened while the program runs.
 * The functions that do it are known, so their callers are named.
 */
#include "ldd/limits.h"

#include "ldd/imports.h"
#include "ldd/prose.h"
#include "ldd/words.h"

#include <string.h>

/* A subject: the functions that show it, and what to say. */
struct subject {
    const char *const *functions;
    const char *what;
};

static const char *const opens[] = {"dlopen", "dlmopen", NULL};
static const char *const names[] = {
    "getaddrinfo",   "gethostbyname",   "gethostbyname_r", "gethostbyname2_r",
    "gethostbyaddr", "gethostbyaddr_r", "getnameinfo",     "getpwnam",
    "getpwnam_r",    "getpwuid",        "getpwuid_r",      "getpwent",
    "getgrnam",      "getgrnam_r",      "getgrgid",        "getgrgid_r",
    "getgrent",      "getgrouplist",    "initgroups",      "getservbyname",
    "getservbyport", "getspnam",        "getprotobyname",  NULL};
static const char *const locales[] = {"setlocale", "newlocale", NULL};
static const char *const texts[] = {"bindtextdomain", NULL};
static const char *const charsets[] = {"iconv_open", NULL};

enum { OPENS, NAMES, LOCALES, TEXTS, CHARSETS, SUBJECTS };

static const struct subject subjects[SUBJECTS] = {
    {opens, "opens libraries while the program runs (dlopen): which ones, no list tells"},
    {names, "looks up names of users or hosts: this takes /etc/nsswitch.conf, the data that it "
            "names (/etc/passwd, /etc/hosts ...) and perhaps modules called libnss_*.so.2"},
    {locales, "uses locales: other languages than C need their data, in /usr/lib/locale"},
    {texts, "shows translated messages, which are in /usr/share/locale"},
    {charsets, "converts between character sets: most need modules, in a folder called gconv"},
};

static const char heading[] = "No list of libraries names what is opened while it runs:\n";

/* Says whether OBJECT calls one of FUNCTIONS. */
static bool calls(const struct imports *imports, const char *const *functions)
{
    for (; *functions; functions++)
        if (imports_have(imports, *functions))
            return true;
    return false;
}

/* Says whether the object is libc itself, which calls all these for others. */
static bool is_libc(const struct ldso_object *object)
{
    return object->soname &&
           (strncmp(object->soname, "libc.", 5) == 0 || strncmp(object->soname, "ld-", 3) == 0);
}

void limits_print(const struct view *view)
{
    const struct ldso_closure *closure = view->closure;
    struct prose prose[SUBJECTS] = {{0}};
    size_t count[SUBJECTS] = {0}, total = 0;
    for (size_t i = 0; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        struct imports imports;
        if (is_libc(object))
            continue;
        imports_open(&imports, object);
        for (size_t j = 0; j < SUBJECTS; j++)
            if (calls(&imports, subjects[j].functions))
                prose_say(&prose[j], count[j]++ == 0 ? "- %s" : ", %s", words_object(object));
        imports_close(&imports);
    }
    for (size_t j = 0; j < SUBJECTS; j++)
        total += count[j];
    if (total > 0)
        output_text(view->output, heading);
    for (size_t j = 0; j < SUBJECTS; j++) {
        if (count[j] == 0)
            continue;
        prose_text(&prose[j], " ");
        prose_text(&prose[j], subjects[j].what);
        prose_text(&prose[j], ".");
        prose_end(&prose[j], view->output, 0, 2);
    }
}

/* Says whether TRACES show the subject number INDEX. */
static bool shows(const struct traces *traces, size_t index)
{
    switch (index) {
    case OPENS: return traces->opens;
    case NAMES: return traces->names;
    case LOCALES: return traces->locales;
    case CHARSETS: return traces->charsets;
    default: return false;
    }
}

/* Appends the paths of data in TRACES, which may be read. */
static void say_data(const struct traces *traces, struct prose *prose)
{
    for (size_t i = 0; i < traces->data_count; i++) {
        prose_say(prose, i > 0 ? ", %s" : " names %s", traces->data[i].head);
        prose_name(prose, traces->data[i].tail);
    }
    prose_text(prose,
               traces->data_count > 1 ? ": data that it may read." : ": a file that it may read.");
}

void limits_static_print(const struct view *view, const char *file, const struct traces *traces)
{
    struct prose prose = {0};
    if (traces_found(traces))
        output_text(view->output, heading);
    for (size_t i = 0; i < SUBJECTS; i++) {
        if (!shows(traces, i))
            continue;
        prose_say(&prose, "- %s ", file);
        prose_text(&prose, subjects[i].what);
        prose_text(&prose, ".");
        prose_end(&prose, view->output, 0, 2);
    }
    if (traces->data_count > 0) {
        prose_say(&prose, "- %s", file);
        say_data(traces, &prose);
        prose_end(&prose, view->output, 0, 2);
    }
}

void limits_say(const struct traces *traces, struct prose *prose)
{
    for (size_t i = 0; i < SUBJECTS; i++) {
        if (!shows(traces, i))
            continue;
        prose_text(prose, " It ");
        prose_text(prose, subjects[i].what);
        prose_text(prose, ".");
    }
    if (traces->data_count > 0) {
        prose_text(prose, " It");
        say_data(traces, prose);
    }
}
