/*
 * words.h: the rules and outcomes of the loader's search, in words.
 */
#ifndef LDD_WORDS_H
#define LDD_WORDS_H

#include "ldd/prose.h"
#include "ldso/facts.h"

/* How OBJECT is called in a sentence: the file that was asked for by its path, a
   library by the name that requested it. */
const char *words_object(const struct ldso_object *object);

/* Returns the length of CANDIDATE's subdirectory without the slash at its end; 0: none. */
size_t words_subdirectory(const struct ldso_candidate *candidate);

/* Returns the candidate that satisfied REQUEST; NULL: none did. */
const struct ldso_candidate *words_taken(const struct ldso_request *request);

/* Appends the rule that led to CANDIDATE of REQUEST in a few words: "RUNPATH of
   ./prog: $ORIGIN/lib". */
void words_rule(struct prose *prose, const struct ldso_request *request,
                const struct ldso_candidate *candidate);

/* Appends why OBJECT is there at all: the rule that found it, or that it is missing. */
void words_origin(struct prose *prose, const struct ldso_object *object);

/* Appends what became of CANDIDATE: "found", "absent", "skipped: ...". */
void words_outcome(struct prose *prose, const struct ldso_request *request,
                   const struct ldso_candidate *candidate);

/* Appends who makes REQUEST, and how: "./prog needs it (DT_NEEDED)". */
void words_needer(struct prose *prose, const struct ldso_request *request);

/* One word for programs, which never changes: "runpath", "absent", "needed"; and the
   name of the rule, "L8". */
const char *words_stage_id(enum ldso_stage stage);
const char *words_outcome_id(enum ldso_outcome outcome);
const char *words_tag_id(int64_t tag);

#endif
