/*
 * dynamic_machine.h: values in the dynamic section whose form one machine defines.
 */
#ifndef READELF_DYNAMIC_MACHINE_H
#define READELF_DYNAMIC_MACHINE_H

#include "readelf/report.h"

/* Prints VALUE if TAG is one of those whose value is no plain address on this file's machine, in
   the form that it has there; false, and nothing printed, if it is not. */
bool print_machine_value(struct report *report, int64_t tag, uint64_t value);

#endif
