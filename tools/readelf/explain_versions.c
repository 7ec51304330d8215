/* explain_versions.c: see explain_versions.h. What the sentences say about the loader is
   in ld.so(8). */
#include "readelf/explain_versions.h"

#include "readelf/explain.h"
#include "readelf/facts.h"

void explain_definitions(struct report *report)
{
    if (report->explainer)
        explain(report, "The versions of symbols that this library defines, so that programs "
                        "linked with an older release still find theirs.");
}

void explain_definition(struct report *report, struct elf_text name, unsigned flags, unsigned index)
{
    static const char columns[] = "Index: the number by which the table of symbols' versions "
                                  "refers to it. Cnt: this name and those of its predecessors.";
    if (!report->explainer)
        return;
    struct explain_text shown = explain_text(name);
    if (flags & VER_FLG_BASE)
        explain(report, "BASE: not a version but the library itself, %s, for symbols without one.",
                shown.text);
    else
        explain(report,
                "A program that uses a symbol of version %s will not start with a release "
                "of the library whose list of versions lacks it.",
                shown.text);
    if (index > 0 && explain_first(report, columns))
        explain(report, "%s", columns);
}

void explain_parent(struct report *report, struct elf_text name)
{
    static const char parent[] = "for people to read: the loader does not look at it.";
    if (report->explainer && explain_first(report, parent))
        explain(report, "Parent: the version that it continues is %s; %s", explain_text(name).text,
                parent);
}

void explain_needs(struct report *report)
{
    if (report->explainer)
        explain(report,
                "The versions that this file needs, by library. The loader checks them "
                "before anything runs%s.",
                explain_is_musl(report) ? "; musl's loader does not" : "");
}

void explain_need(struct report *report, struct elf_text file)
{
    if (report->explainer && file.start)
        explain(report, "%s has to offer all of the following.", explain_text(file).text);
}

void explain_needed_version(struct report *report, struct elf_text name, unsigned flags,
                            unsigned index)
{
    static const char strong[] = "strong", weak[] = "weak", number[] = "number";
    if (!report->explainer)
        return;
    if (flags & VER_FLG_WEAK && explain_first(report, weak))
        explain(report, "WEAK: without version %s the loader only prints a warning.",
                explain_text(name).text);
    else if (!(flags & VER_FLG_WEAK) && explain_first(report, strong))
        explain(report,
                "If it lacks version %s, the loader stops, saying \"version `%s' not found\".",
                explain_text(name).text, explain_text(name).text);
    if (explain_first(report, number))
        explain(report,
                "Version: %u is the number that stands for it in the table of symbols' "
                "versions and after a symbol's name.",
                index);
}

void explain_indices(struct report *report)
{
    if (report->explainer)
        explain(report, "One number for each dynamic symbol, in their order (--dyn-syms). "
                        "*local*: not for others. *global*: without a version. h: not the default "
                        "version.");
}
