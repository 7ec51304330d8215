/*
 * machine.h: this machine, as the labs see it: the places and the facts.
 */
#ifndef LAB_MACHINE_MACHINE_H
#define LAB_MACHINE_MACHINE_H

#include "lab/machine/facts.h"
#include "lab/machine/place.h"

/* What the command line says about the machine. */
struct machine_options {
    struct place_options place;
    struct lines without; /* facts to be taken as false */
};

struct machine {
    struct place place;
    struct facts *facts;
};

/* Finds the places; facts are found out as they are asked for, with AFRESH all of them
   again. OPTIONS must live as long. Returns 0, or -1 after a message; after 0 the caller
   calls machine_close. */
int machine_open(struct machine *machine, const struct machine_options *options, bool afresh);
void machine_close(struct machine *machine);

#endif
