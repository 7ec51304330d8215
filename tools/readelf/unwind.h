/*
 * unwind.h: what there is to say of stack unwinding (-u): there is no decoder for it
 * here, and for most processors there is none in GNU readelf either.
 */
#ifndef READELF_UNWIND_H
#define READELF_UNWIND_H

#include "readelf/report.h"

/* Prints what GNU readelf prints where it decodes nothing. */
void print_unwind(struct report *report);

#endif
