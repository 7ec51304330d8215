/* explain_dynamic.c: see explain_dynamic.h. What the sentences say about the search for
   libraries is in ld.so(8). */
#include "readelf/explain_dynamic.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"

/* Explains DT_NEEDED. The linker takes the name from the library's DT_SONAME; the
   file that it was given need not be called so. */
static void explain_needed(struct report *report, struct elf_text name)
{
    static const char how[] =
        "The linker copied the name out of the library, where it is the SONAME; only for a library "
        "without one it took the file's name.";
    struct explain_text shown = explain_text(name);
    if (memchr(name.start, '/', name.length))
        explain(report,
                "%s will ask for %s. With a slash in it, nothing is searched: the loader opens "
                "just this path%s.",
                explain_subject(report), shown.text,
                name.start[0] == '/' || name.start[0] == '$'
                    ? ""
                    : ", from whatever folder is the current one");
    else if (!explain_first(report, how))
        explain(report, "%s will ask for %s too.", explain_subject(report), shown.text);
    else
        explain(report,
                "%s will ask for %s, whatever the file was called that it was linked with. %s",
                explain_subject(report), shown.text, how);
}

/* Says who is affected by a search path, and when it is searched. */
static void explain_order(struct report *report, int64_t tag)
{
    if (tag == DT_RPATH && explain_has_runpath(report))
        explain(report, "Not searched: the file has a RUNPATH too, and then RPATH is ignored.");
    else if (explain_is_musl(report))
        explain(report, "Searched after LD_LIBRARY_PATH, and also for the libraries that this "
                        "file's libraries need: musl's loader makes no difference between RPATH "
                        "and RUNPATH.");
    else if (tag == DT_RPATH)
        explain(report, "Searched before LD_LIBRARY_PATH, and also for the libraries that this "
                        "file's libraries need, except those that have a RUNPATH of their own.");
    else
        explain(report, "Searched after LD_LIBRARY_PATH, and only for this file's own "
                        "dependencies, not for what those need in turn.");
}

/* Explains DT_RPATH and DT_RUNPATH. */
static void explain_search_path(struct report *report, int64_t tag, struct elf_text path)
{
    explain_order(report, tag);
    bool relative = path.length == 0 || path.start[path.length - 1] == ':';
    bool origin = memmem(path.start, path.length, "$ORIGIN", 7) ||
                  memmem(path.start, path.length, "${ORIGIN}", 9);
    const char *end = path.start + path.length;
    for (const char *at = path.start; at < end && !relative;) {
        relative = *at != '/' && *at != '$';
        const char *colon = memchr(at, ':', (size_t)(end - at));
        at = colon ? colon + 1 : end;
    }
    if (origin)
        explain(report, "$ORIGIN is the folder that this file is in, wherever it is moved to.");
    if (path.length == 0)
        explain(report, "It is empty, so no folder is searched.");
    else if (relative)
        explain(report, "A folder that does not begin with / or $ORIGIN is looked for in the "
                        "current folder of whoever starts the program: that is a risk.");
}

/* Explains the flags that are set in DT_FLAGS or DT_FLAGS_1. */
static void explain_flags(struct report *report, uint64_t flags, struct elf_names names)
{
    for (; flags; flags &= flags - 1)
        explain_name(report, elf_name_find(names, flags & -flags));
}

/* Returns how many addresses of functions there are in an array of SIZE bytes. */
static uintmax_t functions_in(const struct report *report, uint64_t size)
{
    return size / (report->object.layout.is64 ? 8 : 4);
}

/* Explains the tags whose value is a name; false: it is not one of them. */
static bool explain_names(struct report *report, const Elf64_Dyn *entry)
{
    struct elf_text text = elf_bytes_string(report->dynamic.strings, entry->d_un.d_val);
    if (!text.start)
        return false;
    switch (entry->d_tag) {
    case DT_NEEDED: explain_needed(report, text); return true;
    case DT_SONAME:
        explain(report,
                "Programs linked with this library will ask for %s, whatever this file is called.",
                explain_text(text).text);
        return true;
    case DT_RPATH:
    case DT_RUNPATH: explain_search_path(report, entry->d_tag, text); return true;
    default: return false;
    }
}

/* Explains DT_JMPREL, whose name is TAG: when its relocations are carried out. */
static void explain_calls(struct report *report, const struct elf_name *tag)
{
    static const char where[] = "Where the relocations for calls are;";
    if (explain_kind(report) == FILE_STATIC)
        explain(report, "Where the relocations for functions that choose their implementation "
                        "(IFUNC) are.");
    else if (explain_is_musl(report))
        explain(report, "%s musl's loader carries them out at start.", where);
    else if (explain_binds_now(report))
        explain(report, "%s they are carried out at start (BIND_NOW).", where);
    else
        explain(report, "%s", tag->meaning);
}

/* Explains the tags whose value says something that a learner can use; false: it
   is not one of them. */
static bool explain_values(struct report *report, const Elf64_Dyn *entry)
{
    uint64_t value = entry->d_un.d_val;
    const struct elf_name *tag = elf_dynamic_tag_name(&report->object.header, entry->d_tag);
    switch (entry->d_tag) {
    case DT_INIT_ARRAYSZ:
    case DT_FINI_ARRAYSZ:
    case DT_PREINIT_ARRAYSZ:
        explain(report, "The size of %.*s: room for %ju function%s.", (int)strlen(tag->name) - 2,
                tag->name, functions_in(report, value),
                functions_in(report, value) == 1 ? "" : "s");
        return true;
    case DT_JMPREL: explain_calls(report, tag); return true;
    case DT_FLAGS: explain_flags(report, value, elf_dynamic_flag_names); return true;
    case DT_FLAGS_1: explain_flags(report, value, elf_dynamic_flag_1_names); return true;
    default: return false;
    }
}

void explain_dynamic(struct report *report, const Elf64_Dyn *entry)
{
    if (!report->explainer || explain_names(report, entry))
        return;
    const struct elf_name *tag = elf_dynamic_tag_name(&report->object.header, entry->d_tag);
    if (!explain_values(report, entry) && tag && tag->meaning && explain_first(report, tag))
        explain(report, "%s", tag->meaning);
}

/* Says what the entries for calls mean together with the flags. */
static void explain_binding(struct report *report)
{
    uint64_t calls;
    if (explain_kind(report) == FILE_STATIC ||
        !elf_dynamic_find(&report->dynamic, DT_JMPREL, &calls) || explain_binds_now(report))
        return;
    explain(report, "No BIND_NOW: %s",
            explain_is_musl(report)
                ? "for musl's loader that makes no difference: it looks up all functions at once."
                : "a function of another file is looked up at its first call, unless LD_BIND_NOW "
                  "is set.");
}

void explain_no_dynamic(struct report *report)
{
    if (!report->explainer)
        return;
    if (explain_kind(report) == FILE_MODULE)
        explain(report, "A module needs none: the kernel does what the loader does elsewhere.");
    else if (explain_kind(report) == FILE_RELOCATABLE)
        explain(report, "An object file needs none: the linker makes it, for a program or library "
                        "that the loader will handle.");
    else if (explain_kind(report) == FILE_DEBUG)
        explain(report, "If there is one, it is in the file that this one was taken from.");
    else if (explain_kind(report) == FILE_STATIC)
        explain(report, "So it is linked statically: it starts without a library or a loader.");
}

void explain_dynamic_end(struct report *report)
{
    uint64_t value;
    const struct elf_dynamic *dynamic = &report->dynamic;
    if (!report->explainer)
        return;
    if (explain_kind(report) == FILE_LIBRARY && !elf_dynamic_find(dynamic, DT_SONAME, &value))
        explain(report, "No SONAME: programs linked with this library record the name used on the "
                        "command line: for dir/libx.so that path, for -lx just libx.so.");
    if (!elf_dynamic_find(dynamic, DT_NEEDED, &value))
        explain(report, "No NEEDED: no other library is loaded for it.");
    else if (!elf_dynamic_find(dynamic, DT_RPATH, &value) &&
             !elf_dynamic_find(dynamic, DT_RUNPATH, &value))
        explain(report, "No RPATH and no RUNPATH: this file adds no folder to those in which the "
                        "libraries it needs are looked for.");
    explain_binding(report);
}
