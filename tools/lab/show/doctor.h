/*
 * doctor.h: what this machine is, and which steps it would skip.
 */
#ifndef LAB_SHOW_DOCTOR_H
#define LAB_SHOW_DOCTOR_H

#include "lab/machine/machine.h"

/* Prints this machine's facts and defaults, found out again, and the steps of the labs
   FILES that would not run here. Returns the exit status. */
int doctor_print(const struct lines *files, const struct machine_options *options);

#endif
