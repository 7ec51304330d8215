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

static const struct subject subjects[] = {
    {opens, "opens libraries while the program runs (dlopen): which ones, no list tells"},
    {names, "looks up names of users or hosts: this takes /etc/nsswitch.conf, the data that it "
            "names (/etc/passwd, /etc/hosts ...) and perhaps modules called libnss_*.so.2"},
    {locales, "uses locales: other languages than C need their data, in /usr/lib/locale"},
    {texts, "shows translated messages, which are in /usr/share/locale"},
    {charsets, "converts between character sets: most need modules, in a folder called gconv"},
};

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
    enum { SUBJECTS = sizeof subjects / sizeof *subjects };
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
        output_text(view->output, "No list of libraries names what is opened while it runs:\n");
    for (size_t j = 0; j < SUBJECTS; j++) {
        if (count[j] == 0)
            continue;
        prose_text(&prose[j], " ");
        prose_text(&prose[j], subjects[j].what);
        prose_text(&prose[j], ".");
        prose_end(&prose[j], view->output, 0, 2);
    }
}
