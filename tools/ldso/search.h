/*
 * search.h: the search for a library by the rules of glibc (L6 to L9, L15, L16, L20
 * to L24).
 */
#ifndef LDSO_SEARCH_H
#define LDSO_SEARCH_H

#include "ldso/open.h"
#include "ldso/state.h"

/* How a search ends. */
enum ldso_result {
    LDSO_RESULT_FOUND,   /* an object satisfies the request */
    LDSO_RESULT_MISSING, /* nothing was found; in trace mode the start goes on */
    LDSO_RESULT_FATAL,   /* the loader gives up; or no memory is left */
};

/* One search. */
struct ldso_search {
    struct ldso_state *state;
    struct ldso_request *request;
    struct ldso_map *needer;
    bool preload; /* the stricter rules of preloads in secure mode (L32) */
    /* Set: this candidate was taken already, and the search only looks which files it
       would have come to behind it; a directory that is known to be missing is left out. */
    const struct ldso_candidate *look;
    bool passed;             /* the search is behind that candidate */
    bool first;              /* with LOOK: the first file ends the search */
    int error_number;        /* errno, which outlives a directory (L16) */
    bool other_class;        /* a file of the other class was skipped */
    struct ldso_image image; /* what was found */
    const char *path;        /* under which path */
    const char *fatal;       /* why the loader gives up */
};

/* Searches for SEARCH->request->name and writes down every candidate. */
enum ldso_result ldso_search_run(struct ldso_search *search);

/* Writes down a candidate of the request at hand. False: out of memory, or more
   candidates than any sound file has. */
bool ldso_candidate_add(struct ldso_state *state, struct ldso_candidate candidate);

/* Moves the candidates written down to REQUEST. */
bool ldso_candidates_move(struct ldso_state *state, struct ldso_request *request);

/* Returns the file of the cache, opened on the first call; it may be empty. */
struct ldso_cache *ldso_search_cache(struct ldso_state *state);

#endif
