/*
 * options.h: what mini-ldd was asked for.
 */
#ifndef LDD_OPTIONS_H
#define LDD_OPTIONS_H

#include "base/usage.h"
#include "whatif/whatif.h"

#include <stdbool.h>

enum view_kind {
    VIEW_LIST,     /* as ldd prints, without addresses */
    VIEW_TREE,     /* who brought whom, and by which rule */
    VIEW_EXPLAIN,  /* every candidate of every library, in words */
    VIEW_WHY,      /* the same of one library */
    VIEW_PLAIN,    /* name, tab, path */
    VIEW_TRIES,    /* name, tab, path of every candidate */
    VIEW_JSON,     /* everything */
    VIEW_DOT,      /* a graph, for Graphviz */
    VIEW_VERSIONS, /* the symbol versions that are asked for */
    VIEW_COPY,     /* --copy-to */
};

/* Which warnings are printed: those about the file itself, or also those about
   waste and about this environment. */
enum warnings { WARNINGS_BY_VIEW, WARNINGS_ALL, WARNINGS_NONE };

struct options {
    enum view_kind view;
    const char *why;  /* the library of --why */
    const char *copy; /* the folder of --copy-to */
    const char *as;   /* where FILE goes in it; NULL: to the path that it has */
    bool compare;     /* show only what the what-if changes */
    bool several;     /* more than one file: each has a heading */
    enum color color;
    enum warnings warnings;
    struct whatif whatif;
};

/* Parses the command line; returns the index of the first file. --help and
   --version, and what is wrong with status 2, end the program. Release OPTIONS
   with options_free(). */
int options_parse(struct options *options, int count, char **arguments);

/* Frees what options_parse() allocated. */
void options_free(struct options *options);

#endif
