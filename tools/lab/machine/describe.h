/*
 * describe.h: this machine, told to people.
 */
#ifndef LAB_MACHINE_DESCRIBE_H
#define LAB_MACHINE_DESCRIBE_H

#include "lab/machine/machine.h"

/* Prints on standard output what system this is, what the compiler and the linker do when
   nothing tells them otherwise, all facts, and, where no process can enter another root
   directory, what an administrator can do about it. */
void describe_machine(struct machine *machine);

#endif
