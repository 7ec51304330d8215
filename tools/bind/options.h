/*
 * options.h: what mini-bind is asked to print.
 */
#ifndef BIND_OPTIONS_H
#define BIND_OPTIONS_H

#include "base/usage.h"
#include "whatif/whatif.h"

enum view_kind {
    VIEW_LIST,       /* what each object gets, for people */
    VIEW_WHY,        /* --why */
    VIEW_INTERPOSED, /* --interposed */
    VIEW_UNDEFINED,  /* --undefined */
    VIEW_PLAIN,      /* --plain */
    VIEW_JSON,       /* --json */
};

struct options {
    enum view_kind view;
    enum color color;
    struct whatif whatif;
    const char *file;
    char **symbols; /* NAME or NAME@VERSION: only these; that of --why is the first. Owned,
                       the strings are not */
    size_t symbol_count;
};

/* Fills OPTIONS from the command line. For --help, --version and a mistake it prints and
   ends the program. */
void options_parse(struct options *options, int count, char **arguments);

/* Frees what options_parse() allocated. */
void options_free(struct options *options);

#endif
