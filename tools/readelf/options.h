/*
 * options.h: what mini-readelf is asked to print.
 */
#ifndef READELF_OPTIONS_H
#define READELF_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum dump_kind { DUMP_BYTES, DUMP_RELOCATED, DUMP_STRINGS };

/* One -p, -x or -R: a section, by name or by number. */
struct dump_request {
    enum dump_kind kind;
    const char *section; /* the option's argument, not owned */
    bool by_number;
    uint64_t number;
};

struct options {
    bool header;                /* -h */
    bool sections;              /* -S */
    bool section_details;       /* -t */
    bool groups;                /* -g */
    bool segments;              /* -l */
    bool dynamic;               /* -d */
    bool relocations;           /* -r */
    bool unwind;                /* -u */
    bool symbols;               /* -s */
    bool dynamic_symbols;       /* --dyn-syms */
    bool histogram;             /* -I */
    bool versions;              /* -V */
    bool notes;                 /* -n */
    bool architecture;          /* -A */
    bool archive_index;         /* -c */
    bool use_dynamic;           /* -D */
    bool wide;                  /* -W */
    bool cut_silently;          /* -T */
    bool explain;               /* --explain */
    bool map;                   /* --map */
    struct dump_request *dumps; /* owned; in the order given */
    size_t dump_count;
};

/* Fills OPTIONS from the command line and returns the index of the first file
   name. For --help, --version and a mistake it prints and ends the program. */
int options_parse(struct options *options, int count, char **arguments);

/* Says whether anything but -c is asked for. */
bool options_want_content(const struct options *options);

/* Frees what options_parse() allocated. */
void options_free(struct options *options);

#endif
