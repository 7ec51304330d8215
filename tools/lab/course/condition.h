/*
 * condition.h: the condition of a fence: which facts must be true for it to run.
 *
 * Only what is written is read here, with the names of fact_list.h; whether a condition
 * holds, the machine decides (facts_missing).
 */
#ifndef LAB_COURSE_CONDITION_H
#define LAB_COURSE_CONDITION_H

#include <stdbool.h>

#include "lab/words/text.h"

/* "libc:glibc,!musl-gcc": all terms must hold. All zero always holds. */
struct condition {
    struct lines terms;
};

/* Splits TEXT. Returns false with the unknown term in *UNKNOWN (to be freed). */
bool condition_parse(struct condition *condition, const char *text, char **unknown);
void condition_free(struct condition *condition);

/* Whether the condition asks for FACT to be true. */
bool condition_names(const struct condition *condition, const char *fact);

/* The condition as a label: "glibc only, needs strace"; to be freed. That something is not
   for a processor which one has not got is left out: "" may be left. */
char *condition_label(const struct condition *condition);

#endif
