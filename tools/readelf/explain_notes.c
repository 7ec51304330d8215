/* explain_notes.c: see explain_notes.h. */
#include "readelf/explain_notes.h"

#include "readelf/explain.h"

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
    {EM_AARCH64, 0xc0000000, 4,
     "GCS: the code works with a shadow stack, by which the processor "
     "checks return addresses."},
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
    if (name && name->meaning && explain_first(report, name))
        explain(report, "%s", name->meaning);
    if (explain_first(report, columns))
        explain(report, "%s", columns);
    if (elf_text_begins(note->owner, "GNU") && note->type == NT_GNU_PROPERTY_TYPE_0)
        explain_properties(report, note->data);
}
