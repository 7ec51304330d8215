/*
 * object.h: one object file, part by part.
 *
 * This is where it is known which parts there are. Each has a file of its own with a
 * function print_...(), which prints it in the format of GNU readelf (binutils 2.40)
 * and is called only if it was asked for. They share nothing but the report.
 */
#ifndef READELF_OBJECT_H
#define READELF_OBJECT_H

#include "base/output.h"
#include "elf/bytes.h"
#include "readelf/options.h"

/* Prints what OPTIONS ask for of the object BYTES, which stays the caller's; NAME is for
   headings and messages. What is broken is reported on standard error. Returns whether
   all went well. */
bool report_object(struct output *output, const struct options *options, const char *name,
                   struct elf_bytes bytes);

#endif
