/*
 * probe.h: builds a small program, to see what cc makes of it.
 */
#ifndef LAB_MACHINE_PROBE_H
#define LAB_MACHINE_PROBE_H

#include <stdbool.h>

#include "lab/machine/place.h"
#include "lab/words/text.h"

/* Builds a program with cc and OPTIONS in a folder of its own, with the environment
   of the lab's commands; appends its bytes to PROGRAM and what it prints, the version
   of glibc, to PRINTED. Where PRINTED is NULL it is not run, and PROGRAM may be NULL
   too. SECONDS, unless NULL, is set to the processor time that this took. Returns whether cc
   could; not if it takes more than two minutes, or on an interrupt. */
bool probe_build(const struct place *place, const char *options, struct text *program,
                 struct text *printed, double *seconds);

#endif
