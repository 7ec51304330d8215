/*
 * facts.h: what is true of this machine, and the conditions of a lab's fences.
 *
 * The list of facts is closed, so that a misspelt one is an error and not a step
 * that is never run. What the compiler does is found by building a program and
 * looking into it; a fact is found out when it is first asked for.
 */
#ifndef LAB_FACTS_H
#define LAB_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/place.h"
#include "lab/text.h"

/* "libc:glibc,!musl-gcc": all terms must hold. All zero always holds. */
struct condition {
    struct lines terms;
};

struct facts;

/* What a build had to tell is kept in build/facts until something is installed or
   removed; AFRESH finds it out again. The names in WITHOUT are taken as false.
   Returns what facts_close frees; PLACE and WITHOUT must live as long. */
struct facts *facts_open(const struct place *place, const struct lines *without, bool afresh);
void facts_close(struct facts *facts);

/* Whether NAME is on the list, or of the form glibc>=N.N. */
bool fact_is_known(const char *name);

/* The names on the list, in order; NULL after the last. */
const char *fact_name(size_t index);

/* What the fact says, for people: "plain cc is gcc". */
const char *fact_meaning(const char *name);

/* Whether the fact NAME, which must be known, holds here. */
bool fact_holds(struct facts *facts, const char *name);

/* The version of the C library that cc links with, "2.36", or "" if not glibc. */
const char *facts_glibc_version(struct facts *facts);

/* Splits TEXT. Returns false with the unknown term in *UNKNOWN (to be freed). */
bool condition_parse(struct condition *condition, const char *text, char **unknown);
void condition_free(struct condition *condition);

/* NULL if the condition holds here; otherwise why not, to be freed. */
char *condition_failure(const struct condition *condition, struct facts *facts);

#endif
