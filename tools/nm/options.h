/*
 * options.h: what mini-nm is asked to print.
 */
#ifndef NM_OPTIONS_H
#define NM_OPTIONS_H

#include <stdbool.h>

enum format { FORMAT_BSD, FORMAT_SYSV, FORMAT_POSIX, FORMAT_JUST_SYMBOLS };
enum order { ORDER_NAME, ORDER_VALUE, ORDER_SIZE, ORDER_NONE };

struct options {
    enum format format;   /* -f */
    enum order order;     /* -n, -p, --size-sort */
    bool reverse;         /* -r */
    unsigned radix;       /* -t: 8, 10 or 16 */
    bool debug_symbols;   /* -a */
    bool special_symbols; /* --special-syms */
    bool dynamic;         /* -D */
    bool only_external;   /* -g */
    bool only_undefined;  /* -u */
    bool only_defined;    /* -U */
    bool no_weak;         /* -W */
    bool name_on_line;    /* -A: the file's name before every symbol */
    bool print_size;      /* -S */
    bool print_index;     /* -s */
    bool versions;        /* --with-symbol-versions, the default */
    bool quiet;           /* --quiet: no word about files without symbols */
    bool several_files;   /* more than one is named: each gets a heading */
};

/* Fills OPTIONS from the command line and returns the index of the first file
   name. For --help, --version and a mistake it prints and ends the program. */
int options_parse(struct options *options, int count, char **arguments);

#endif
