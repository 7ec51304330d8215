/* unwind.c: see unwind.h. */
#include "readelf/unwind.h"

#include "elf/names.h"

#include <stdio.h>

/* Says whether there is an index for stack unwinding in the form of Arm. */
static bool has_unwind_index(const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_ARM_EXIDX)
            return true;
    return false;
}

void print_unwind(struct report *report)
{
    const Elf64_Ehdr *header = &report->object.header;
    if (header->e_machine == EM_386 || header->e_machine == EM_X86_64) {
        output_text(report->output, "No processor specific unwind information to decode\n");
        return;
    }
    /* For Arm there is one in GNU readelf; what it prints is the same if there is
       nothing to decode. */
    if (header->e_machine == EM_ARM && report->object.names.size == 0) {
        /* As GNU readelf: without names of sections, as in a core file, it fails without a word. */
        report->failed = true;
        return;
    }
    if (header->e_machine == EM_ARM && !has_unwind_index(&report->object)) {
        output_text(report->output, "\nThere are no unwind sections in this file.\n");
        return;
    }
    const struct elf_name *machine = elf_name_find(elf_machine_names, header->e_machine);
    char number[32];
    snprintf(number, sizeof number, "<unknown>: 0x%x", header->e_machine);
    output_format(report->output,
                  "\nThe decoding of unwind sections for machine type %s is not currently "
                  "supported.\n",
                  machine ? machine->name : number);
}
