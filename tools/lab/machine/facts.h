/*
 * facts.h: what is true of this machine.
 *
 * What the compiler does is found by building a program and looking into it; a fact is
 * found out when it is first asked for. fact_list.h has the names.
 */
#ifndef LAB_MACHINE_FACTS_H
#define LAB_MACHINE_FACTS_H

#include <stdbool.h>

#include "lab/machine/place.h"
#include "lab/words/text.h"

struct facts;

/* What a build had to tell is kept in BUILD/facts until something is installed or
   removed; AFRESH finds it out again. The names in WITHOUT are taken as false.
   Returns what facts_close frees; PLACE and WITHOUT must live as long. */
struct facts *facts_open(const struct place *place, const struct lines *without, bool afresh);
void facts_close(struct facts *facts); /* NULL: nothing to do */

/* Whether the fact NAME, which must be known, holds here. */
bool facts_hold(struct facts *facts, const char *name);

/* NULL if every term of a condition, NAME or !NAME, holds here; otherwise why not, to be
   freed. */
char *facts_missing(struct facts *facts, const struct lines *terms);

/* The version of the C library that cc links with, "2.36", or "" if not glibc. */
const char *facts_glibc_version(struct facts *facts);

/* The processor time that cc takes to build a small program, with starting it. */
double facts_build_seconds(struct facts *facts);

/* What time limits are multiplied by, so that a slow machine is not taken for a fault of
   what runs there: 1 on a usual machine, and up to 20. */
int facts_time_factor(struct facts *facts);

/* What a time limit of SECONDS comes to on this machine, in seconds. */
int facts_time_limit(struct facts *facts, int seconds);

#endif
