/* explain_versions.c: the sentences for the version sections (-V) and for the
   notes (-n). What they say about the loader is in ld.so(8). */
#include "readelf/explain.h"

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
                is_for_musl(report) ? "; musl's loader does not" : "");
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

/* The bits of one property that a learner may meet. */
struct property_bit {
    uint16_t machine;
    uint32_t type, bit;
    const char *meaning;
};
static const struct property_bit property_bits[] = {
    {EM_X86_64, 0xc0000002, 1,
     "IBT: every target of an indirect jump is marked, so that the "
     "processor can refuse other targets."},
    {EM_X86_64, 0xc0000002, 2,
     "SHSTK: the code works with a shadow stack, by which the processor "
     "checks return addresses."},
    {EM_X86_64, 0xc0008002, 1, "Needed: x86-64-baseline, which every 64-bit x86 processor has."},
    {EM_X86_64, 0xc0008002, 2, "Needed: x86-64-v2, so the loader refuses it on older processors."},
    {EM_X86_64, 0xc0008002, 4, "Needed: x86-64-v3, so the loader refuses it on older processors."},
    {EM_X86_64, 0xc0008002, 8, "Needed: x86-64-v4, so the loader refuses it on older processors."},
    {EM_AARCH64, 0xc0000000, 1,
     "BTI: every target of an indirect jump is marked, so that the "
     "processor can refuse other targets."},
    {EM_AARCH64, 0xc0000000, 2,
     "PAC: return addresses are signed, so that the processor can "
     "refuse altered ones."},
};

/* Explains the bits in a property note. */
static void explain_properties(struct report *report, struct elf_bytes data)
{
    uint64_t align = report->object.layout.is64 ? 8 : 4, offset = 0;
    bool swap = report->object.layout.swap;
    const unsigned char *at;
    while ((at = elf_bytes_at(data, offset, 12)) != NULL) {
        uint32_t type = elf_read32(at, swap), size = elf_read32(at + 4, swap);
        uint32_t value = elf_read32(at + 8, swap);
        for (size_t i = 0; size == 4 && i < sizeof property_bits / sizeof *property_bits; i++) {
            const struct property_bit *row = &property_bits[i];
            if (row->machine == report->object.header.e_machine && row->type == type &&
                value & row->bit && explain_first(report, row))
                explain(report, "%s", row->meaning);
        }
        offset += 8 + (((uint64_t)size + align - 1) & ~(align - 1));
    }
}

void explain_note(struct report *report, const struct elf_note *note, const struct elf_name *name)
{
    static const char columns[] = "Owner: who defined this kind of note.";
    if (!report->explainer)
        return;
    if (name && explain_first(report, name))
        explain(report, "%s", name->meaning);
    if (explain_first(report, columns))
        explain(report, "%s", columns);
    if (elf_text_begins(note->owner, "GNU") && note->type == NT_GNU_PROPERTY_TYPE_0)
        explain_properties(report, note->data);
}
