/*
 * traces.h: what a static program may open while it runs.
 *
 * It needs no library to start; but glibc has dlopen in every static program, opens
 * modules itself where names of users and hosts are looked up, and reads data. No table
 * in the file says so. What is found here is found by its traces: names of functions,
 * unless the program is stripped; strings; calls.
 */
#ifndef LDD_TRACES_H
#define LDD_TRACES_H

#include "elf/object.h"

enum { TRACES_DATA = 5 };

/* A path in two parts, so that a program which looks for it does not seem to use it. */
struct traces_path {
    const char *head, *tail;
};

struct traces {
    bool opens;    /* glibc's dlopen is called */
    bool names;    /* names of users or hosts are looked up by modules (NSS) */
    bool locales;  /* glibc's setlocale is called */
    bool charsets; /* glibc's iconv_open is there: only if somebody calls it */
    struct traces_path data[TRACES_DATA]; /* of data that it names, if NAMES is false */
    size_t data_count;
};

/* Looks for traces in OBJECT, which is a program without a loader. */
struct traces traces_look(const struct elf_object *object);

/* Says whether there are any. */
bool traces_found(const struct traces *traces);

#endif
