/* machine.c: see machine.h. */
#include "lab/machine/machine.h"

int machine_open(struct machine *machine, const struct machine_options *options, bool afresh)
{
    if (place_open(&machine->place, &options->place) < 0)
        return -1;
    machine->facts = facts_open(&machine->place, &options->without, afresh);
    return 0;
}

void machine_close(struct machine *machine)
{
    facts_close(machine->facts);
    place_close(&machine->place);
}
